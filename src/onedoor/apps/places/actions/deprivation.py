"""Importing an index of deprivation: a rank or a tenth for each small area, as the governments publish it."""

from collections.abc import Iterable, Sequence
from itertools import pairwise
from pathlib import Path

from onedoor.apps.places.actions.frame import importing_places
from onedoor.apps.places.models import Area, Deprivation
from onedoor.foundation.actors import Actor
from onedoor.foundation.imports import Report, Row, read_table, save

__all__ = ["import_deprivation"]

_CODES = ("lsoa??_code", "lsoa??cd", "lsoa*code*", "data*zone*", "*soa*code*", "area*code*", "code")
_OVERALL = ("imd_{0}", "index of multiple deprivation*{0}*", "*imd*{0}*", "*wimd*{0}*", "*mdm*{0}*", "*overall*{0}*")
_RANKS, _DECILES = (tuple(each.format(what) for each in (*_OVERALL, "{0}")) for what in ("rank", "decile"))
_NAMED = 3


def import_deprivation(
    paths: Sequence[str | Path],
    *,
    by: Actor,
    type_code: str,
    index: str,
    year: int,
    code: str = "",
    rank: str = "",
    decile: str = "",
    source: str = "",
    dry_run: bool = False,
) -> Report:
    """Keep how deprived each area of a kind is. Areas that are not kept here are passed over, and counted.

    Where the files have ranks alone, tenths are of the ranks in them: then they must be of the whole country.
    """
    columns = {"code": (code,) if code else _CODES}
    found_by = {"rank": (rank,) if rank else _RANKS, "decile": (decile,) if decile else _DECILES}
    with importing_places("deprivation", by=by, dry_run=dry_run) as report:
        areas = {area.code: area for area in Area.objects.filter(type__code=type_code)}
        read: dict[str, tuple[Row, Deprivation]] = {}
        for path in paths:
            for row in read_table(path, report, required=columns, optional=found_by):
                _take(row, read)
        report.refuse_if_wrong()
        _give_tenths(read.values())
        _check_direction(read.values())
        known = {key: found for key, (_, found) in read.items() if key in areas}
        _say_what_is_missing(report, paths, type_code, areas, read.keys(), known.keys())
        for key, found in known.items():
            found.area, found.index, found.year, found.source = areas[key], index, year, source
        existing = {kept.area.code: kept for kept in Deprivation.objects.filter(index=index).select_related("area")}
        save(report, "areas' deprivation", Deprivation, existing, known, fields=("year", "rank", "decile", "source"))
    return report


def _take(row: Row, read: dict[str, tuple[Row, Deprivation]]) -> None:
    code = row.text("code", required=True)
    rank, decile = _whole(row, "rank"), _whole(row, "decile")
    if rank is None and decile is None:
        row.problem("decile", "there is neither a rank nor a decile")
    if decile is not None and not 1 <= decile <= 10:
        row.problem("decile", f"{decile} is not from 1 to 10")
    if rank is not None and rank < 1:
        row.problem("rank", f"{rank} is not a rank: 1 is the most deprived")
    if code in read:
        before = read[code][0]
        row.problem("code", f"{code} is there twice, first in {before.path.name}, line {before.line}")
        return
    read[code] = (row, Deprivation(rank=rank, decile=decile or 0))


def _whole(row: Row, field: str) -> int | None:
    """`6544.0` is a whole number too: so do statistics packages write them."""
    number = row.number(field)
    if number is not None and number != int(number):
        row.problem(field, f"{row.text(field)!r} is not a whole number")
        return None
    return None if number is None else int(number)


def _give_tenths(read: Iterable[tuple[Row, Deprivation]]) -> None:
    """A tenth of the ranks each, where the publisher gives ranks alone."""
    without = sorted((found for _, found in read if not found.decile), key=lambda found: found.rank or 0)
    most = without[-1].rank or 1 if without else 1
    for found in without:
        found.decile = min(10, ((found.rank or 1) - 1) * 10 // most + 1)


def _check_direction(read: Iterable[tuple[Row, Deprivation]]) -> None:
    """Tenths that fall as ranks rise count from the other end, and would call the richest the most deprived."""
    ranked = sorted(((found.rank, found.decile, row) for row, found in read if found.rank), key=lambda one: one[0])
    for (_, above, _), (rank, decile, row) in pairwise(ranked):
        if decile < above:
            row.problem("decile", f"{decile} at rank {rank} is below {above} at a lower rank; 1 must be most deprived")
            return


def _say_what_is_missing(
    report: Report,
    paths: Sequence[str | Path],
    type_code: str,
    areas: Iterable[str],
    read: Iterable[str],
    known: Iterable[str],
) -> None:
    """Codes change with the boundaries: an index of other ones fits most areas and not all."""
    if not known:
        report.problem(
            paths[0], 0, "code", f"no {type_code} kept here is in it; is the index of other boundaries, or the kind?"
        )
        return
    elsewhere, without = len(set(read) - set(known)), sorted(set(areas) - set(known))
    if elsewhere:
        report.notes.append(f"Passed over {elsewhere:,} that are not kept here as {type_code}.")
    if without:
        named = ", ".join(without[:_NAMED]) + (" …" if len(without) > _NAMED else "")
        report.notes.append(
            f"{len(without):,} of kind {type_code} kept here have no row: {named}. Is the index of other boundaries?"
        )
