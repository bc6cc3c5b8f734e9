"""Areas: wards and statistical areas with their boundaries, what they lie in, and what their codes became."""

import json
import tempfile
from collections.abc import Callable, Iterable
from datetime import date
from pathlib import Path

from onedoor.apps.places import services as places
from onedoor.demonstration.real_area.sources import Sources, write_table
from onedoor.foundation.actors import SYSTEM
from onedoor.foundation.imports import Report

__all__ = ["import_areas"]

_ONS = "ONS Open Geography, OGL v3"
# The published boundaries are generalised: edges may be tens of metres out.
_ACCURACY_METRES = 50
# Wards are redrawn for ordinary elections of districts: those of a lookup's last year are taken for the day.
_ELECTIONS = {"2016": date(2015, 5, 7), "2019": date(2019, 5, 2)}


def import_areas(sources: Sources) -> list[Report]:
    """Everything about areas and postcodes, in the order in which one needs the other."""
    with tempfile.TemporaryDirectory(prefix="onedoor-real-area-") as folder:
        return [report for step in _STEPS for report in step(sources, Path(folder))]


def _boundaries(sources: Sources, folder: Path) -> Iterable[Report]:
    yield places.import_areas(
        [path for _, path in sources.wards()],
        by=SYSTEM,
        type_code="ward",
        properties=places.Properties(code="wd??cd", name="wd??nm", name_cy="wd??nmw"),
        accuracy_metres=_ACCURACY_METRES,
        source=f"{_ONS}, December 2013",
    )
    yield places.import_areas(
        sources.lsoas(),
        by=SYSTEM,
        type_code="lsoa",
        properties=places.Properties(code="lsoa??cd", name="lsoa??nm", name_cy="lsoa??nmw"),
        accuracy_metres=_ACCURACY_METRES,
        source=f"{_ONS}, 2011",
    )


def _councils(sources: Sources, folder: Path) -> Iterable[Report]:
    """Wards of 2013 lie in the council whose file they come in; statistical areas as their lookup says."""
    wards = [
        {"child": ward, "parent": code, "name": sources.councils[code]}
        for code, path in sources.wards()
        for ward in _codes_in(path)
    ]
    yield from _link(sources, folder, "ward", wards, "WD13")
    lsoas = [
        {"child": row["LSOA11CD"], "parent": row["LAD19CD"], "name": row["LAD19NM"]}
        for row in sources.lookup("lsoa11_ward_2019.csv")
    ]
    yield from _link(sources, folder, "lsoa", lsoas, "LSOA11")


def _codes_in(path: Path) -> list[str]:
    features = json.loads(path.read_text(encoding="utf-8"))["features"]
    return [feature["properties"]["WD13CD"] for feature in features]


def _link(sources: Sources, folder: Path, child: str, rows: list[dict[str, str]], what: str) -> Iterable[Report]:
    for kind in ("district", "unitary"):
        chosen = [row for row in rows if sources.kind_of(row["parent"]) == kind]
        path = write_table(folder / f"{what}-{kind}.csv", ("child", "parent", "name"), chosen)
        yield places.import_lookups(
            [path],
            by=SYSTEM,
            child=places.AreaColumns(child, "child"),
            parents=[places.AreaColumns(kind, "parent", "name")],
            source=_ONS,
        )


def _upper_areas(sources: Sources, folder: Path) -> Iterable[Report]:
    """County, police force and fire authority of each council; a unitary city has no county."""
    for file, code, name, kind in (
        ("lad_to_county_2020-04.csv", "CTY20CD", "CTY20NM", "county"),
        ("lad_csp_policeforce_2019-12.csv", "PFA19CD", "PFA19NM", "police_force"),
        ("lad_fire_2019-12.csv", "FRA19CD", "FRA19NM", "fire_authority"),
    ):
        rows = sources.lookup(file)
        council = next(key for key in rows[0] if key.startswith("LAD") and key.endswith("CD"))
        for child in ("district", "unitary"):
            chosen = [row for row in rows if sources.kind_of(row[council]) == child]
            if not chosen:
                continue
            path = write_table(folder / f"{child}-{kind}.csv", (council, code, name), chosen)
            yield places.import_lookups(
                [path],
                by=SYSTEM,
                child=places.AreaColumns(child, council),
                parents=[places.AreaColumns(kind, code, name)],
                source=_ONS,
            )


def _health_areas(sources: Sources, folder: Path) -> Iterable[Report]:
    """Commissioners' areas are made of statistical areas and cut through a district: Glossop's is not the rest's."""
    yield places.import_lookups(
        [sources.path("geography/lookups/lsoa11_ccg_lad_2020-04.csv")],
        by=SYSTEM,
        child=places.AreaColumns("lsoa", "LSOA11CD"),
        parents=[places.AreaColumns("nhs_commissioner", "CCG20CD", "CCG20NM")],
        source=f"{_ONS}, April 2020",
    )


def _newer_wards(sources: Sources, folder: Path) -> Iterable[Report]:
    """Wards whose codes are not among those of 2013, by the statistical areas in them; the former ones end."""
    old = {code: sources.councils[council] for council, path in sources.wards() for code in _codes_in(path)}
    by_lsoa = [row for row in sources.lookup("lsoa11_ward_2019.csv") if row["WD19CD"] not in old]
    path = write_table(folder / "lsoa-ward.csv", ("LSOA11CD", "WD19CD", "WD19NM"), by_lsoa)
    yield places.import_lookups(
        [path],
        by=SYSTEM,
        child=places.AreaColumns("lsoa", "LSOA11CD"),
        parents=[places.AreaColumns("ward", "WD19CD", "WD19NM")],
        source=f"{_ONS}, December 2019, best fit",
    )
    successions = _ward_successions(sources, {row["WD19CD"] for row in by_lsoa})
    path = write_table(folder / "wards.csv", ("predecessor", "successor", "took_over_on"), successions)
    yield places.import_successions([path], by=SYSTEM, type_code="ward", source=_ONS)


def _ward_successions(sources: Sources, imported: set[str]) -> list[dict[str, str]]:
    """A ward code that is gone by 2019 was followed by the ward of that name in that council.

    Where there is none of the name, by the wards in which its statistical areas lie since then.
    """
    in_2016 = {row["WD16CD"] for row in sources.lookup("ward_lad_county_region_2016-12.csv")}
    newest = sources.lookup("ward_lad_county_region_2019-12.csv")
    by_name = {(row["LAD19CD"], row["WD19NM"]): row["WD19CD"] for row in newest}
    still = {row["WD19CD"] for row in newest}
    by_overlap = _wards_by_overlap(sources)
    found = []
    for council, path in sources.wards():
        for feature in json.loads(path.read_text(encoding="utf-8"))["features"]:
            code, name = feature["properties"]["WD13CD"], feature["properties"]["WD13NM"]
            if code in still:
                continue
            named = by_name.get((council, name))
            successors = {named} if named else by_overlap.get(code, set())
            day = _ELECTIONS["2019" if code in in_2016 else "2016"].isoformat()
            found += [
                {"predecessor": code, "successor": successor, "took_over_on": day}
                for successor in sorted(successors & imported)
            ]
    return found


def _wards_by_overlap(sources: Sources) -> dict[str, set[str]]:
    """Wards of 2019 by the wards of 2015 with which they share statistical areas."""
    now = {row["LSOA11CD"]: row["WD19CD"] for row in sources.lookup("lsoa11_ward_2019.csv")}
    shared: dict[str, set[str]] = {}
    for row in sources.lookup("lsoa11_ward_2015.csv"):
        shared.setdefault(row["WD15CD"], set()).add(now[row["LSOA11CD"]])
    return shared


def _postcodes(sources: Sources, folder: Path) -> Iterable[Report]:
    yield places.import_postcodes([sources.path("postcodes/derbys_notts_postcodes_2014.csv")], by=SYSTEM)


_STEPS: tuple[Callable[[Sources, Path], Iterable[Report]], ...] = (
    _boundaries,
    _councils,
    _upper_areas,
    _health_areas,
    _newer_wards,
    _postcodes,
)
