"""Importing which areas lie in which, and which took the place of which, from published lookup tables."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path

from onedoor.apps.places.actions.frame import area_type, importing_places
from onedoor.apps.places.models import Area, AreaLink, AreaSuccession
from onedoor.foundation.actors import Actor
from onedoor.foundation.imports import Report, Row, end_missing, read_table, save

__all__ = ["AreaColumns", "import_lookups", "import_successions"]


@dataclass(frozen=True, slots=True)
class AreaColumns:
    """A kind of area and the columns (or patterns) that hold its code and name. `ward:WD??CD:WD??NM` on one line."""

    type_code: str
    code: str
    name: str = ""

    @classmethod
    def parse(cls, text: str) -> "AreaColumns":
        """From `type:code column[:name column]`. Raises ValueError."""
        parts = text.split(":")
        if len(parts) not in {2, 3} or not all(parts):
            raise ValueError(f"{text!r} is not TYPE:CODE_COLUMN or TYPE:CODE_COLUMN:NAME_COLUMN")
        return cls(*parts)


class _Areas:
    """Areas of the kinds in a table by kind and code, and those it adds."""

    def __init__(self, kinds: Sequence[AreaColumns], source: str) -> None:
        self.source = source
        self.types = {kind.type_code: area_type(kind.type_code) for kind in kinds}
        rows = Area.objects.filter(type__code__in=self.types).select_related("type")
        self.known = {(area.type.code, area.code): area for area in rows}
        self.new: dict[tuple[str, str], Area] = {}

    def find(self, row: Row, kind: AreaColumns) -> tuple[str, str] | None:
        """The key of the area a row names, which is made where the table has a name for it."""
        code = row.text(f"code of {kind.type_code}")
        if not code:
            return None
        key = (kind.type_code, code)
        if key in self.known or key in self.new:
            return key
        name = row.text(f"name of {kind.type_code}", most=200) if kind.name else ""
        if not name:
            row.problem(
                kind.code, f"there is no {kind.type_code} {code}; import it first, or say which column names it"
            )
            return None
        self.new[key] = Area(type=self.types[kind.type_code], code=code, name=name, source=self.source)
        return key

    def save(self, report: Report) -> None:
        for type_code in self.types:
            wanted = {key: area for key, area in self.new.items() if key[0] == type_code}
            self.known |= save(report, f"{type_code} areas", Area, {}, wanted, fields=("name",)) if wanted else {}


def import_lookups(
    paths: Sequence[str | Path],
    *,
    by: Actor,
    child: AreaColumns,
    parents: Sequence[AreaColumns],
    source: str = "",
    starts_on: date | None = None,
    end_missing_on: date | None = None,
    dry_run: bool = False,
) -> Report:
    """Link each child to the parents of its row; an empty parent, as a county of a unitary city, is passed over."""
    kinds = (child, *parents)
    with importing_places("lookups", by=by, dry_run=dry_run) as report:
        areas = _Areas(kinds, source)
        pairs: dict[tuple[tuple[str, str], tuple[str, str]], None] = {}
        for path in paths:
            for row in read_table(path, report, required=_columns(kinds)):
                below = areas.find(row, child)
                if below is None and not row.text(f"code of {child.type_code}"):
                    row.problem(child.code, "is empty")
                for parent in parents:
                    above = areas.find(row, parent)
                    if below and above:
                        pairs[below, above] = None
        report.refuse_if_wrong()
        areas.save(report)
        _save_links(report, areas, list(pairs), child, parents, source, starts_on, end_missing_on)
    return report


def _columns(kinds: Sequence[AreaColumns]) -> dict[str, Sequence[str]]:
    codes: dict[str, Sequence[str]] = {f"code of {kind.type_code}": [kind.code] for kind in kinds}
    return codes | {f"name of {kind.type_code}": [kind.name] for kind in kinds if kind.name}


def _save_links(
    report: Report,
    areas: _Areas,
    pairs: Sequence[tuple[tuple[str, str], tuple[str, str]]],
    child: AreaColumns,
    parents: Sequence[AreaColumns],
    source: str,
    starts_on: date | None,
    end_missing_on: date | None,
) -> None:
    ids = [(areas.known[below], areas.known[above]) for below, above in pairs]
    wanted = {
        (below.pk, above.pk): AreaLink(child=below, parent=above, source=source, starts_on=starts_on)
        for below, above in ids
    }
    rows = AreaLink.objects.filter(
        child__type__code=child.type_code, parent__type__code__in=[parent.type_code for parent in parents]
    )
    existing = {(link.child_id, link.parent_id): link for link in rows}
    save(report, "links", AreaLink, existing, wanted, fields=["starts_on"] if starts_on else [])
    if end_missing_on:
        end_missing(report, "links", existing, wanted, on=end_missing_on)


def import_successions(
    paths: Sequence[str | Path],
    *,
    by: Actor,
    type_code: str,
    before: str = "predecessor",
    after: str = "successor",
    took_over_on: str = "took_over_on",
    source: str = "",
    dry_run: bool = False,
) -> Report:
    """From a table of former code, code in its place and the day: the former area ends the day before."""
    columns = {"before": [before], "after": [after], "took over on": [took_over_on]}
    with importing_places("successions", by=by, dry_run=dry_run) as report:
        areas = {area.code: area for area in Area.objects.filter(type__code=type_code)}
        wanted = {}
        for path in paths:
            for row in read_table(path, report, required=columns):
                succession = _succession(row, areas, type_code, source)
                if succession:
                    wanted[succession.predecessor_id, succession.successor_id] = succession
        report.refuse_if_wrong()
        existing = {(row.predecessor_id, row.successor_id): row for row in AreaSuccession.objects.all()}
        save(report, "successions", AreaSuccession, existing, wanted, fields=("took_over_on",))
        ended = {succession.predecessor_id: succession.predecessor for succession in wanted.values()}
        Area.objects.bulk_update(ended.values(), ["ends_on"], batch_size=500)
    return report


def _succession(row: Row, areas: dict[str, Area], type_code: str, source: str) -> AreaSuccession | None:
    codes = (row.text("before", required=True), row.text("after", required=True))
    day = row.date("took over on", required=True)
    for field, code in zip(("before", "after"), codes, strict=True):
        if code and code not in areas:
            row.problem(field, f"there is no {type_code} {code}")
    if day is None or not all(code in areas for code in codes):
        return None
    if codes[0] == codes[1]:
        row.problem("after", "is the same area as before")
        return None
    before, after = areas[codes[0]], areas[codes[1]]
    before.ends_on = before.ends_on or day - timedelta(days=1)
    return AreaSuccession(predecessor=before, successor=after, took_over_on=day, source=source)
