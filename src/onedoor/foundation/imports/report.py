"""What an import did, or why it was refused."""

from collections import Counter
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Literal, NoReturn

from django.db import connection, transaction

from onedoor.foundation.errors import Invalid

__all__ = ["Change", "ImportRefused", "Problem", "Report", "importing"]

Change = Literal["new", "changed", "unchanged", "ended"]
CHANGES: tuple[Change, ...] = ("new", "changed", "unchanged", "ended")
# A file in the wrong layout has a problem on every line: the first hundred say enough.
MOST_PROBLEMS = 100
# From so many on, what the database believes of its tables is no longer true.
MANY_ROWS = 1000


@dataclass(frozen=True, slots=True)
class Problem:
    """One thing wrong. `line` counts from 1 and is 0 where the whole file is meant; `field` may be empty."""

    file: str
    line: int
    field: str
    message: str

    def __str__(self) -> str:
        where = [self.file, f"line {self.line}" if self.line else "", f"field {self.field}" if self.field else ""]
        return f"{', '.join(part for part in where if part)}: {self.message}"


class ImportRefused(Invalid):
    """The import had problems and changed nothing."""

    code = "import_refused"

    def __init__(self, problems: Sequence[Problem], *, has_more: bool = False) -> None:
        more = ", and perhaps more" if has_more else ""
        noun = "problem" if len(problems) == 1 else "problems"
        super().__init__(f"Nothing was imported: {len(problems)} {noun}{more}.")
        self.problems = tuple(problems)


@dataclass(slots=True)
class Report:
    """Gathers problems and counts during one import. `counts[what, change]` is a number of rows."""

    dry_run: bool = False
    problems: list[Problem] = field(default_factory=list)
    counts: Counter[tuple[str, Change]] = field(default_factory=Counter)
    notes: list[str] = field(default_factory=list)

    def problem(self, path: str | Path, line: int, field: str, message: str) -> None:
        """Note a problem and go on, so that one run tells of many."""
        self.problems.append(Problem(Path(path).name, line, field, message))
        if len(self.problems) >= MOST_PROBLEMS:
            raise ImportRefused(self.problems, has_more=True)

    def stop(self, path: str | Path, line: int, field: str, message: str) -> NoReturn:
        """Note a problem after which nothing more can be read."""
        self.problem(path, line, field, message)
        raise ImportRefused(self.problems)

    def count(self, what: str, change: Change, number: int = 1) -> None:
        self.counts[what, change] += number

    def note(self, text: str) -> None:
        """Something the operator should know that is not wrong."""
        self.notes.append(text)

    def refuse_if_wrong(self) -> None:
        if self.problems:
            raise ImportRefused(self.problems)

    def lines(self) -> list[str]:
        """The summary of changes, a line for each kind of thing, and the notes."""
        subjects = dict.fromkeys(what for what, _ in self.counts)
        summary = [
            f"{what}: " + ", ".join(f"{self.counts[what, change]:,} {change}" for change in CHANGES)
            for what in subjects
        ]
        closing = ["Dry run: nothing was changed."] if self.dry_run else []
        return [*(summary or ["Nothing to import."]), *self.notes, *closing]


@contextmanager
def importing(*, dry_run: bool = False) -> Iterator[Report]:
    """One transaction around a whole import: refused with all its problems, rehearsed, or applied."""
    report = Report(dry_run=dry_run)
    with transaction.atomic(durable=True):
        yield report
        report.refuse_if_wrong()
        if dry_run:
            transaction.set_rollback(True)
    if not dry_run and sum(report.counts.values()) >= MANY_ROWS:
        _let_the_database_count_its_rows()


def _let_the_database_count_its_rows() -> None:
    """Until it has, it takes full tables for empty ones, and look-ups that cost nothing take minutes."""
    with connection.cursor() as cursor:
        if connection.vendor == "sqlite":
            # Looks at so many rows of an index at most, and only where it was not looked at since much changed.
            cursor.execute("PRAGMA analysis_limit = 1000")
            cursor.execute("PRAGMA optimize")
        else:
            cursor.execute("ANALYZE")
