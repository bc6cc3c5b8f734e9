"""Areas, streets, addresses and postcodes."""

from collections import defaultdict
from statistics import fmean

import shapely

from onedoor.apps.places import services as places
from onedoor.apps.places.models import (
    Address,
    Area,
    AreaBoundary,
    AreaLink,
    AreaSuccession,
    AreaType,
    Building,
    Deprivation,
    Postcode,
)
from onedoor.apps.places.models import Street as StreetRow
from onedoor.demonstration.bodies import BODIES
from onedoor.demonstration.geography import CITY, COUNTY, DISTRICTS, Geography, Ward
from onedoor.demonstration.load.rows import Table
from onedoor.demonstration.streets import Home, Street

__all__ = ["load_addresses", "load_areas", "load_buildings"]

_SOURCE = "Invented for the demonstration"
_INDEX_YEAR = 2025
_TYPES = (
    ("ward", "Ward", 10),
    ("district", "District", 30),
    ("unitary", "Unitary council area", 30),
    ("county", "County", 40),
    ("nhs_commissioner", "NHS area", 60),
    ("fire_authority", "Fire and rescue area", 61),
    ("police_force", "Police force area", 62),
)


def load_areas(geography: Geography) -> dict[str, Area]:
    """All areas by name; wards also carry their boundary, and everything above them is found through links."""
    types = {
        code: AreaType.objects.get_or_create(code=code, defaults={"name": name, "rank": rank})[0]
        for code, name, rank in _TYPES
    }
    areas: dict[str, Area] = {}

    def add(kind: str, code: str, name: str, parents: tuple[str, ...] = ()) -> Area:
        areas[name] = Area.objects.create(type=types[kind], code=code, name=name, source=_SOURCE)
        AreaLink.objects.bulk_create(
            AreaLink(child=areas[name], parent=areas[parent], source=_SOURCE) for parent in parents
        )
        return areas[name]

    services = ("Carrowshire Police area", "Carrowshire fire area", "Carrow and Linsmouth NHS area")
    for kind, code, name in zip(
        ("police_force", "fire_authority", "nhs_commissioner"), ("D23000001", "D31000001", "D38000001"), services,
        strict=True,
    ):  # fmt: skip
        add(kind, code, name)
    add("county", "D10000001", COUNTY)
    for number, (name, _, _) in enumerate(DISTRICTS, start=1):
        add("district", f"D07{number:06}", name, (COUNTY, *services))
    add("unitary", "D06000001", CITY, services)
    _load_wards(geography, types["ward"], areas)
    _load_former_district(types["district"], areas)
    return areas


def _load_wards(geography: Geography, ward_type: AreaType, areas: dict[str, Area]) -> None:
    wards = Area.objects.bulk_create(
        Area(type=ward_type, code=ward.code, name=ward.name, source=_SOURCE) for ward in geography.wards
    )
    AreaBoundary.objects.bulk_create(
        AreaBoundary(
            area=row, wkb=shapely.to_wkb(shapely.set_precision(ward.geographic(), 1e-6)), accuracy_metres=20,
            source=_SOURCE,
        )
        for row, ward in zip(wards, geography.wards, strict=True)
    )  # fmt: skip
    AreaLink.objects.bulk_create(
        AreaLink(child=row, parent=areas[ward.district], source=_SOURCE)
        for row, ward in zip(wards, geography.wards, strict=True)
    )
    areas.update({ward.code: row for row, ward in zip(wards, geography.wards, strict=True)})
    _load_deprivation(geography.wards, wards)


def _load_deprivation(wards: list[Ward], rows: list[Area]) -> None:
    """Hardest in the middle of towns and on the coast, as in many real counties; an invented index all the same."""
    eastmost = max(ward.centre.x for ward in wards)
    # The code's digits stand in for chance: a draw would move everything that is drawn after it.
    need = [ward.weight + 1.5 * ward.centre.x / eastmost + int(ward.code[-6:]) * 7 % 11 / 5 for ward in wards]
    by_need = sorted(range(len(wards)), key=need.__getitem__, reverse=True)
    Deprivation.objects.bulk_create(
        Deprivation(
            area=rows[at], index=f"Carrowshire index {_INDEX_YEAR}", year=_INDEX_YEAR, rank=rank,
            decile=(rank - 1) * 10 // len(wards) + 1, source=_SOURCE,
        )
        for rank, at in enumerate(by_need, start=1)
    )  # fmt: skip


def _load_former_district(district: AreaType, areas: dict[str, Area]) -> None:
    """Fenmoor was merged into Merrowdale; letters and requests from before still name it."""
    former = next(body for body in BODIES if body.ended_on)
    assert former.ended_on is not None
    old = Area.objects.create(type=district, code="D07000099", name="Fenmoor", ends_on=former.ended_on, source=_SOURCE)
    AreaSuccession.objects.create(
        predecessor=old, successor=areas["Merrowdale"], took_over_on=former.ended_on.replace(month=4, day=1)
    )


def load_addresses(streets: list[Street]) -> dict[int, str]:
    """Writes streets, addresses and postcodes; returns the one-line address of each UPRN."""
    rows = StreetRow.objects.bulk_create(
        StreetRow(usrn=street.usrn, name=street.name, locality=street.ward.name, town=street.ward.district)
        for street in streets
    )
    lines: dict[int, str] = {}
    addresses = Table(Address)
    by_postcode: dict[str, list[Home]] = defaultdict(list)
    for street, row in zip(streets, rows, strict=True):
        for home in street.homes:
            lines[home.uprn] = f"{home.number} {street.name}, {street.ward.name}, {home.postcode}"
            by_postcode[home.postcode].append(home)
            _add_address(addresses, home, row, lines[home.uprn])
    addresses.write()
    Postcode.objects.bulk_create(_postcode(text, homes) for text, homes in by_postcode.items())
    return lines


def _add_address(addresses: Table, home: Home, street: StreetRow, line: str) -> None:
    flat, _, number = home.number.rpartition(", ")
    addresses.add(
        uprn=home.uprn,
        street_id=street.pk,
        sao=flat,
        pao=number,
        locality=street.locality,
        town=street.town,
        postcode_key=home.postcode.replace(" ", ""),
        line=line,
        search_key=places.address_search_key(line),
        latitude=home.latitude,
        longitude=home.longitude,
        classification="RD",
    )


def _postcode(text: str, homes: list[Home]) -> Postcode:
    """Its publisher says nothing of areas: its addresses do, also where they lie in two."""
    return Postcode(
        key=text.replace(" ", ""),
        text=text,
        latitude=fmean(home.latitude for home in homes),
        longitude=fmean(home.longitude for home in homes),
        quality=10,
    )


_HUBS = ("Town Hall", "Library", "Community Hub")


def load_buildings(geography: Geography, areas: dict[str, Area]) -> None:
    """A place to go in each main town and three in the city, with hours."""
    weekday, saturday = [["09:00", "17:00"]], [["09:30", "13:00"]]
    hours = {**dict.fromkeys(("mon", "tue", "wed", "thu", "fri"), weekday), "sat": saturday}
    wards = [ward for ward in geography.wards if ward.name.endswith("Central")]
    wards += [ward for ward in geography.wards if ward.district == CITY][:3]
    for index, ward in enumerate(wards):
        place = ward.geographic().representative_point()
        building = Building.objects.create(
            name=f"{ward.name.removesuffix(' Central')} {_HUBS[index % 3]}",
            address_text=f"Market Place, {ward.name.removesuffix(' Central')}",
            latitude=place.y,
            longitude=place.x,
            opening_hours=hours,
            is_step_free=index % 4 != 3,
        )
        building.areas.add(areas[ward.code])
