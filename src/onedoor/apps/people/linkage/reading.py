"""Files of people as one table in Arrow: a row a record, a column a field, cleaned and ready to be compared.

A line with more or fewer cells than the header, or with a value that plainly belongs to a neighbouring column, is
refused by file, line and field: linking what slipped would join strangers.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import chain, islice
from pathlib import Path
from typing import Any

from onedoor.apps.people.linkage import values
from onedoor.apps.people.linkage.columns import map_columns
from onedoor.apps.people.linkage.records import COLUMNS, clean
from onedoor.foundation.imports import Report, read_records

__all__ = ["Source", "Table", "open_source", "read_files"]

_SAMPLE, _CHUNK = 2_000, 50_000
_FEBRL = re.compile(r"rec-(\d+)-(?:org|dup-\d+)")
Cells = Sequence[str]
Line = tuple[int, list[str]]


@dataclass(slots=True)
class Source:
    """One file: its columns, and the field each is taken for."""

    path: Path
    header: list[str]
    taken: Mapping[str, tuple[int, ...]]
    month_first: bool = False
    records: int = 0


@dataclass(slots=True)
class Table:
    """Everything read. `people` is an Arrow table; `ids` and `truth` stand in its order; truth may be empty."""

    people: Any
    ids: list[str]
    truth: list[str]
    sources: list[Source] = field(default_factory=list)


def read_files(paths: Sequence[Path], *, truth: str = "") -> Table:
    """Read them all; raises ImportRefused with every problem found."""
    import pyarrow as arrow

    report = Report()
    sources: list[Source] = []
    chunks: list[Any] = []
    ids: list[str] = []
    answers: list[str] = []
    for at, path in enumerate(paths):
        source, lines = open_source(path, read_records(path, report), report, truth)
        rows = (cells for _, cells in lines)
        truth_at = _truth_column(source, truth)
        while block := list(islice(rows, _CHUNK)):
            columns: dict[str, Any] = {**clean(block, source.taken, month_first=source.month_first)}
            start = len(ids)
            _note_ids(source, block, ids, at)
            answers.extend(_answers(source, block, truth_at))
            columns["file"] = [at] * len(block)
            columns["unique_id"] = list(range(start, start + len(block)))
            chunks.append(arrow.table({name: columns[name] for name in COLUMNS}, schema=_schema(arrow)))
            source.records += len(block)
        sources.append(source)
    report.refuse_if_wrong()
    if not ids:
        report.stop(paths[0], 0, "", "holds no records")
    known = answers if any(answers) else []
    return Table(arrow.concat_tables(chunks), ids, known, sources)


def _schema(arrow: Any) -> Any:
    kinds = {"unique_id": arrow.int32(), "file": arrow.int8()}
    return arrow.schema([(name, kinds.get(name, arrow.string())) for name in COLUMNS])


def open_source(
    path: Path, records: Iterator[Line], report: Report, truth: str = "", *, id_column: str = ""
) -> tuple[Source, Iterator[Line]]:
    """The header, what its columns are taken for, and the lines that have as many cells as it, with their numbers.

    `truth` names a column that is for nothing, `id_column` the one that holds each record's own id.
    """
    line, names = next(records, (0, []))
    header = [name.strip() for name in names]
    if not header:
        report.stop(path, line, "", "is empty")
    for named in filter(None, (truth, id_column)):
        if named not in header:
            report.stop(path, line, named, f"there is no such column; the columns are {', '.join(header)}")
    rows = _whole_rows(path, header, records, report)
    sample = list(islice(rows, _SAMPLE))
    ignored = tuple(filter(None, (truth, id_column)))
    taken = map_columns(header, [cells for _, cells in sample], ignored=ignored)
    if id_column:
        taken = {**taken, "id": (header.index(id_column),)}
    if not {"given", "surname", "name", "email", "number", "phone"} & taken.keys():
        report.stop(path, line, "", f"no column was recognised as a name or a number; they are {', '.join(header)}")
    source = Source(path, header, taken, _is_month_first(taken, sample))
    return source, _in_their_columns(source, chain(sample, rows), report)


def _whole_rows(path: Path, header: Cells, records: Iterator[Line], report: Report) -> Iterator[Line]:
    for line, cells in records:
        if len(cells) != len(header):
            name = header[min(len(cells), len(header)) - 1]
            report.problem(
                path, line, name, f"the line has {len(cells)} cells where the header has {len(header)}; has it shifted?"
            )
            continue
        yield line, cells


def _in_their_columns(source: Source, rows: Iterator[Line], report: Report) -> Iterator[Line]:
    """The rows; one whose values stand under the wrong names is a problem."""
    births, emails = source.taken.get("birth", ()), source.taken.get("email", ())
    names = [*source.taken.get("given", ()), *source.taken.get("surname", ())]
    for line, cells in rows:
        for at in births:
            if "@" in cells[at] or values.is_uk_postcode(cells[at]):
                _shifted(source, line, at, cells, report)
        for at in emails:
            if cells[at] and "@" not in cells[at] and values.is_written_date(cells[at]):
                _shifted(source, line, at, cells, report)
        for at in names:
            if values.is_written_date(cells[at]) or "@" in cells[at]:
                _shifted(source, line, at, cells, report)
        yield line, cells


def _shifted(source: Source, line: int, at: int, cells: Cells, report: Report) -> None:
    name = source.header[at]
    report.problem(source.path, line, name, f"{cells[at].strip()!r} does not belong here; have the columns shifted?")


def _is_month_first(taken: Mapping[str, tuple[int, ...]], sample: Sequence[Line]) -> bool:
    """Whether 03/25/1961 is how this file writes dates: more second parts than first ones are above twelve."""
    first = second = 0
    for at in taken.get("birth", ()):
        for _, cells in sample:
            if found := re.match(r"\s*(\d{1,2})[-/.](\d{1,2})[-/.]\d", cells[at]):
                first += int(found.group(1)) > 12
                second += int(found.group(2)) > 12
    return second > first


def _note_ids(source: Source, block: Sequence[Cells], ids: list[str], file: int) -> None:
    """How each record is named in what is written: by its own id where it has one, else by its line."""
    column = source.taken.get("id", ())
    before = source.records + 2
    ids.extend(
        cells[column[0]].strip() if column else f"{source.path.stem}:{before + at}" for at, cells in enumerate(block)
    )


def _truth_column(source: Source, truth: str) -> int | None:
    """The column that says who each record really is: the one named, or an id that says so itself."""
    if truth:
        return source.header.index(truth)
    return source.taken["id"][0] if "id" in source.taken else None


def _answers(source: Source, block: Sequence[Cells], at: int | None) -> list[str]:
    """Whom each record is of, or nothing. `rec-7-org` and `rec-7-dup-0` are of person 7, as FEBRL writes them."""
    if at is None:
        return [""] * len(block)
    cells = [row[at].strip() for row in block]
    febrl = [_FEBRL.fullmatch(cell) for cell in cells]
    if all(febrl):
        return [found.group(1) for found in febrl if found]
    return cells if at not in source.taken.get("id", ()) else [""] * len(cells)
