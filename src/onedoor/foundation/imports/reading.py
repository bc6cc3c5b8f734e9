"""Reading what others publish, with the line each thing stood on."""

import csv
import fnmatch
import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path
from typing import Any

from onedoor.foundation.imports.report import Report

__all__ = ["Row", "read_json", "read_records", "read_table", "read_text"]

DATE_FORMATS = ("%Y-%m-%d", "%d/%m/%Y", "%Y%m%d")
# Bytes that are not in the encoding arrive as these lone surrogates, so that the line can still be named.
STRAYS = range(0xDC80, 0xDD00)
SIGNATURES = {b"PK\x03\x04": "a ZIP or Excel file", b"\xff\xfe": "UTF-16 text", b"\xfe\xff": "UTF-16 text"}


@dataclass(slots=True)
class Row:
    """One line of a table. Each reader notes a problem and gives an empty value where the cell is no good."""

    path: Path
    line: int
    values: Mapping[str, str]
    report: Report

    def problem(self, field: str, message: str) -> None:
        self.report.problem(self.path, self.line, field, message)

    def text(self, field: str, *, required: bool = False, most: int | None = None) -> str:
        value = self.values.get(field, "").strip()
        if required and not value:
            self.problem(field, "is empty")
        if most is not None and len(value) > most:
            self.problem(field, f"is longer than {most} characters")
        return value

    def integer(self, field: str, *, required: bool = False) -> int | None:
        value = self.text(field, required=required)
        if value.isascii() and value.removeprefix("-").isdigit():
            return int(value)
        if value:
            self.problem(field, f"{value!r} is not a whole number")
        return None

    def number(self, field: str, *, required: bool = False) -> float | None:
        value = self.text(field, required=required)
        try:
            number = float(value) if value else None
        except ValueError:
            number = float("nan")
        # float() takes "nan" and "inf" as numbers; no import means them.
        if number is not None and not abs(number) < float("inf"):
            self.problem(field, f"{value!r} is not a number")
            return None
        return number

    def date(self, field: str, *, required: bool = False) -> date | None:
        value = self.text(field, required=required)
        if not value:
            return None
        for pattern in DATE_FORMATS:
            try:
                return datetime.strptime(value, pattern).date()
            except ValueError:
                continue
        self.problem(field, f"{value!r} is not a date such as 2026-03-04")
        return None


def _lines(path: Path, report: Report, encoding: str) -> Iterator[str]:
    """The lines of a text file; stops at the first byte that is not in the encoding."""
    try:
        with path.open("rb") as file:
            start = file.read(4)
    except OSError as error:
        report.stop(path, 0, "", f"cannot be read ({error.strerror})")
    for signature, kind in SIGNATURES.items():
        if start.startswith(signature) and not encoding.lower().startswith("utf-16"):
            report.stop(path, 1, "", f"is {kind}; save it as UTF-8 text")
    with path.open(encoding=encoding, errors="surrogateescape", newline="") as text:
        for number, line in enumerate(text, start=1):
            if not line.isascii():
                _check_encoding(line, number, path, report, encoding)
            yield line


def _check_encoding(line: str, number: int, path: Path, report: Report, encoding: str) -> None:
    stray = next((at for at, letter in enumerate(line) if ord(letter) in STRAYS), None)
    if stray is not None:
        name = encoding.upper().removesuffix("-SIG")
        byte = ord(line[stray]) - 0xDC00
        report.stop(path, number, "", f"character {stray + 1} is byte 0x{byte:02X}, which is not {name}")


def read_records(path: str | Path, report: Report, *, encoding: str = "utf-8-sig") -> Iterator[tuple[int, list[str]]]:
    """Lines of a CSV without a header, as (line number, cells). A mark of byte order is passed over."""
    path = Path(path)
    reader = csv.reader(_lines(path, report, encoding), strict=True)
    while True:
        try:
            cells = next(reader)
        except StopIteration:
            return
        except csv.Error as error:
            report.stop(path, reader.line_num, "", f"is not well-formed CSV ({error}); is the file cut short?")
        if any(cells):
            yield reader.line_num, cells


def _find_column(header: Sequence[str], patterns: Iterable[str]) -> int | None:
    """Where the first pattern that matches stands; `lad??cd` finds `LAD25CD`, whatever the year."""
    names = [name.strip().lower() for name in header]
    for pattern in patterns:
        for position, name in enumerate(names):
            if fnmatch.fnmatchcase(name, pattern.lower()):
                return position
    return None


def _as_patterns(columns: Mapping[str, Sequence[str]] | Sequence[str]) -> dict[str, Sequence[str]]:
    if isinstance(columns, Mapping):
        return {name: [patterns] if isinstance(patterns, str) else patterns for name, patterns in columns.items()}
    return {name: [name] for name in columns}


def read_table(
    path: str | Path,
    report: Report,
    *,
    required: Mapping[str, Sequence[str]] | Sequence[str],
    optional: Mapping[str, Sequence[str]] | Sequence[str] = (),
    also: Sequence[str] = (),
    encoding: str = "utf-8-sig",
) -> Iterator[Row]:
    """Lines of a CSV with a header. Columns are names, or a mapping of our name to patterns of theirs.

    Every column that matches a pattern in `also` comes too, under its own name in lower case.
    """
    path = Path(path)
    records = read_records(path, report, encoding=encoding)
    line, header = next(records, (1, []))
    if not header:
        report.stop(path, 1, "", "is empty")
    needed = _as_patterns(required)
    places = {name: _find_column(header, patterns) for name, patterns in (needed | _as_patterns(optional)).items()}
    missing = [name for name in needed if places[name] is None]
    for name in missing:
        wanted = " or ".join(needed[name])
        report.problem(path, line, name, f"there is no column {wanted}; the columns are {', '.join(header)}")
    if missing:
        report.refuse_if_wrong()
    found = {name: position for name, position in places.items() if position is not None}
    for position, name in enumerate(header):
        if any(fnmatch.fnmatchcase(name.strip().lower(), pattern.lower()) for pattern in also):
            found[name.strip().lower()] = position
    for line, cells in records:
        if len(cells) != len(header):
            report.problem(
                path, line, "", f"has {len(cells)} cells where the header has {len(header)}; is the file cut short?"
            )
            continue
        yield Row(path, line, {name: cells[position] for name, position in found.items()}, report)


def read_text(path: str | Path, report: Report) -> str:
    """The whole of a text file in UTF-8."""
    return "".join(_lines(Path(path), report, "utf-8-sig"))


def read_json(path: str | Path, report: Report) -> Any:
    """The whole of a JSON file."""
    try:
        return json.loads(read_text(path, report))
    except json.JSONDecodeError as error:
        report.stop(
            path, error.lineno, "", f"is not JSON at character {error.colno} ({error.msg}); is the file cut short?"
        )
