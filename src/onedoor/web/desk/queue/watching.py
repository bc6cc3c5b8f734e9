"""The watch list as its page shows it: numbers that open what they count."""

from collections.abc import Iterable
from dataclasses import dataclass
from urllib.parse import urlencode

from onedoor.apps.requests.data import WatchRow

__all__ = ["ShownRow", "WatchedNumber", "board"]

_COLUMNS: tuple[tuple[str, str, dict[str, str]], ...] = (
    ("overdue", "overdue", {"due": "overdue"}),
    ("unanswered", "without an answer", {"watch": "unanswered", "sort": "unanswered"}),
    ("reopened", "reopened", {"watch": "reopened"}),
    ("escalated", "escalated", {"watch": "escalated"}),
    ("urgent", "urgent", {"priority": "urgent"}),
    ("open", "open", {}),
)


@dataclass(frozen=True, slots=True)
class WatchedNumber:
    """How many, of what, and the filter of the queue that shows them."""

    count: int
    label: str
    query: str
    is_late: bool


@dataclass(frozen=True, slots=True)
class ShownRow:
    """One team; without a name, the work of no team."""

    organisation: str
    team: str
    numbers: list[WatchedNumber]


def board(rows: Iterable[WatchRow]) -> list[ShownRow]:
    """The rows in their order."""
    return [ShownRow(row.organisation, row.team, _numbers(row)) for row in rows]


def _numbers(row: WatchRow) -> list[WatchedNumber]:
    whose = {"organisation": row.organisation_uuid, "team": row.team_uuid or "none"}
    return [
        WatchedNumber(getattr(row, name), label, urlencode(whose | query), name == "overdue")
        for name, label, query in _COLUMNS
    ]
