"""A file of an organisation's records, read line by line. Its columns are found by themselves.

What is wrong with the file refuses all of it: no key, one twice, lines that have slipped, a column that is mostly not
what it is called. What is wrong with one value leaves that value out, and is said.
"""

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from onedoor.apps.people.intake.cleaning import Cleaned, clean_record
from onedoor.apps.people.linkage.reading import Source, open_source
from onedoor.foundation.imports import Report, read_records

__all__ = ["OwnRecord", "read_own_records"]

_LONGEST: Mapping[str, int] = {"given_names": 120, "family_name": 120, "known_as": 120, "address_text": 400}
_LONGEST_KEY = 100
# Of the values of one column, the share that may be left out before the column is taken for another.
_MOST_WRONG, _ENOUGH_TO_SAY = 0.3, 10
_NOTES_OF_EACH = 5


@dataclass(frozen=True, slots=True)
class OwnRecord:
    """One line: the key its own system gave it, and what it says."""

    line: int
    key: str
    cleaned: Cleaned


def read_own_records(path: Path, report: Report, *, key: str = "") -> list[OwnRecord]:
    """Everything that may be taken in; raises ImportRefused with every problem found. `key` names the key's column."""
    source, rows = open_source(path, read_records(path, report), report, id_column=key)
    if "id" not in source.taken:
        report.stop(path, 1, "", f"no column holds the key of its own system; name one of {', '.join(source.header)}")
    found = list(_records(source, rows, report))
    _tell_what_was_left_out(source, found, report)
    report.refuse_if_wrong()
    known = [record for record in found if not record.cleaned.says_nothing]
    if len(known) < len(found):
        report.note(f"{len(found) - len(known):,} records say nothing of a person and were left out.")
    return known


def _records(source: Source, rows: Iterator[tuple[int, list[str]]], report: Report) -> Iterator[OwnRecord]:
    key_at = source.taken["id"][0]
    lines: dict[str, int] = {}
    for line, cells in rows:
        key = cells[key_at].strip()
        if not key or len(key) > _LONGEST_KEY:
            report.problem(source.path, line, source.header[key_at], "is empty" if not key else "is too long for a key")
        elif key in lines:
            report.problem(source.path, line, source.header[key_at], f"{key!r} stands on line {lines[key]} already")
        else:
            lines[key] = line
            raw = {name: [cells[at] for at in columns] for name, columns in source.taken.items()}
            record = OwnRecord(line, key, clean_record(raw, month_first=source.month_first))
            _check_lengths(source, record, report)
            yield record


def _check_lengths(source: Source, record: OwnRecord, report: Report) -> None:
    for name, most in _LONGEST.items():
        if len(record.cleaned.fields[name]) > most:
            report.problem(source.path, record.line, name, f"is longer than {most} characters")


def _tell_what_was_left_out(source: Source, found: list[OwnRecord], report: Report) -> None:
    """Some values are noted; where most of a column is no good, the column is not what it is called."""
    wrong = Counter(name for record in found for name in record.cleaned.wrong)
    for name, count in sorted(wrong.items()):
        column = source.header[source.taken[name][0]]
        if count >= _ENOUGH_TO_SAY and count > _MOST_WRONG * len(found):
            report.problem(source.path, 1, column, f"{count:,} of {len(found):,} values cannot be read; is it another?")
            continue
        told = [record for record in found if name in record.cleaned.wrong]
        for record in told[:_NOTES_OF_EACH]:
            where = f"{source.path.name}, line {record.line}, field {column}"
            report.note(f"{where}: {record.cleaned.wrong[name]}; the value was left out.")
        if count > _NOTES_OF_EACH:
            report.note(f"{source.path.name}, field {column}: {count - _NOTES_OF_EACH:,} more values were left out.")
