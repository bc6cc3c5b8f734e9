"""Requests as staff and those who asked see them."""

from dataclasses import dataclass, field, replace
from datetime import datetime
from typing import TYPE_CHECKING
from uuid import UUID

from django.utils.functional import Promise

if TYPE_CHECKING:
    from onedoor.apps.requests.models import Request

__all__ = [
    "OWN_STATE",
    "BulkResult",
    "ClockReading",
    "DueDay",
    "DueEntry",
    "PartOfWhole",
    "QueueFilter",
    "RequestSummary",
    "SimilarRequest",
    "WatchRow",
]


@dataclass(frozen=True, slots=True)
class SimilarRequest:
    """A request that may be about the same thing. `score` is 0 to 1; `reasons` say what it rests on."""

    uuid: str
    reference: str
    service: str
    status: str
    is_open: bool
    raised_at: datetime
    latitude: float
    longitude: float
    distance_metres: float
    score: float
    reasons: tuple[str, ...]
    description: str = ""


@dataclass(frozen=True, slots=True)
class RequestSummary:
    """What an adviser needs to tell a caller, without opening the request."""

    uuid: str
    reference: str
    service: str
    status: str
    is_open: bool
    is_overdue: bool
    raised_at: datetime
    due_at: datetime | None
    accountable: str
    delivering: str
    last_said: str
    last_said_at: datetime
    times_chased: int
    # Uuid of the body whose agreement opens it; empty where it is the reader's own.
    shared_by: str = ""


@dataclass(frozen=True, slots=True)
class ClockReading:
    """How long one organisation has held a request, in its working days; `due_at` is its own promise."""

    organisation: str
    started_at: datetime
    ended_at: datetime | None
    due_at: datetime | None
    days: int
    days_stopped: int
    is_stopped: bool
    was_passed_on: bool
    is_late: bool
    target: str | Promise = ""


@dataclass(frozen=True, slots=True)
class BulkResult:
    """What one action did to one request of many; `problem` is empty where it succeeded."""

    uuid: str
    reference: str
    problem: str = ""

    @property
    def succeeded(self) -> bool:
        return not self.problem


@dataclass(slots=True)
class DueDay:
    """How much is due that day, how much of it is late now, and the first of it, the most urgent before the rest."""

    count: int = 0
    late: int = 0
    first: list["Request"] = field(default_factory=list)

    @property
    def more(self) -> int:
        """How many are not shown."""
        return self.count - len(self.first)


@dataclass(frozen=True, slots=True)
class DueEntry:
    """One request as a calendar outside may have it: nothing of anybody, only what is due when."""

    uuid: UUID
    reference: str
    service: str
    due_at: datetime
    updated_at: datetime
    version: int


# Before the code of a type's own state, where a shared status could stand as well.
OWN_STATE = "state:"


@dataclass(frozen=True, slots=True)
class QueueFilter:
    """Which requests of the queue are wanted. Empty fields do not narrow it; uuids are text."""

    words: str = ""
    organisation: str = ""
    team: str = ""
    service: str = ""
    status: str = ""
    state: str = "open"
    due: str = ""
    whose: str = ""
    area: str = ""
    priority: str = ""
    watch: str = ""
    sort: str = "due"

    @property
    def is_all_open(self) -> bool:
        """Whether it narrows nothing, whatever the order."""
        return replace(self, sort="due") == QueueFilter()


@dataclass(frozen=True, slots=True)
class PartOfWhole:
    """What one body does of a request that several do."""

    uuid: str
    reference: str
    organisation: str
    organisation_cy: str
    status: str
    is_open: bool
    is_overdue: bool
    due_at: datetime | None
    closed_at: datetime | None

    def name_in(self, language: str) -> str:
        """Of the body, in the reader's language."""
        return (self.organisation_cy if language == "cy" else "") or self.organisation


@dataclass(frozen=True, slots=True)
class WatchRow:
    """What a team (empty: no team) of a body should look at, in numbers of open requests."""

    organisation: str
    organisation_uuid: str
    team: str
    team_uuid: str
    open: int
    overdue: int
    unanswered: int
    reopened: int
    escalated: int
    urgent: int
