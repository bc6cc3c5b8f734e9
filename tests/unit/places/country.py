"""A small made-up country for tests: two wards side by side in two districts, one of which has a county."""

import shapely

from onedoor.apps.places.models import Address, Area, AreaBoundary, AreaLink, AreaType, Postcode, Street

__all__ = ["add_address", "add_area", "add_postcode", "make_country"]

RANKS = {"ward": 10, "district": 30, "county": 40}


def add_area(kind: str, code: str, *, west: float | None = None, accuracy: int = 0, **fields: object) -> Area:
    """An area; with `west`, also a square boundary 0.1 degrees wide between latitudes 53.0 and 53.1."""
    area_type, _ = AreaType.objects.get_or_create(code=kind, defaults={"name": kind, "rank": RANKS.get(kind, 50)})
    area = Area.objects.create(type=area_type, code=code, name=f"{code} {kind}", **fields)
    if west is not None:
        wkb = shapely.to_wkb(shapely.box(west, 53.0, west + 0.1, 53.1))
        AreaBoundary.objects.create(area=area, wkb=wkb, accuracy_metres=accuracy)
    return area


def make_country(accuracy: int = 50) -> dict[str, Area]:
    """W1 (west of longitude -1.9) lies in D1 in county C1; W2 lies in D2, which has no county."""
    areas = {
        "W1": add_area("ward", "W1", west=-2.0, accuracy=accuracy),
        "W2": add_area("ward", "W2", west=-1.9, accuracy=accuracy),
        "D1": add_area("district", "D1"),
        "D2": add_area("district", "D2"),
        "C1": add_area("county", "C1"),
    }
    for child, parent in (("W1", "D1"), ("W2", "D2"), ("D1", "C1")):
        AreaLink.objects.create(child=areas[child], parent=areas[parent])
    return areas


def add_postcode(text: str, longitude: float, latitude: float = 53.05, codes: tuple[str, ...] = ()) -> Postcode:
    return Postcode.objects.create(
        key=text.replace(" ", ""), text=text, latitude=latitude, longitude=longitude, quality=10, area_codes=list(codes)
    )


def add_address(
    uprn: int, pao: str, street: str, *, town: str = "Thistleby", sao: str = "", postcode: str = "ZZ1 1AA",
    longitude: float = -1.95, latitude: float = 53.05,
) -> Address:  # fmt: skip
    from onedoor.apps.places import services

    row, _ = Street.objects.get_or_create(name=street, town=town, defaults={"usrn": 90_000_000 + uprn})
    head = f"{sao}, {pao} {street}".removeprefix(", ")
    return Address.objects.create(
        uprn=uprn, street=row, sao=sao, pao=pao, town=town, postcode_key=postcode.replace(" ", ""),
        line=f"{head}, {town}, {postcode}", search_key=services.address_search_key(f"{pao} {street} {town}"),
        latitude=latitude, longitude=longitude,
    )  # fmt: skip
