"""Choices and frozen values that cross the border of requests."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING, NamedTuple, Protocol
from uuid import UUID

from django.db.models import TextChoices
from django.utils.functional import Promise

from onedoor.apps.requests.replaying import Replay
from onedoor.apps.requests.routing import Rule, read_rule
from onedoor.foundation.errors import OnedoorError
from onedoor.foundation.uploads import NewFile

if TYPE_CHECKING:
    from onedoor.apps.requests.models import Request

__all__ = [
    "CLOSED_STATUSES",
    "HISTORY",
    "NOTES",
    "OPEN_STATUSES",
    "PERSONS_WORDS",
    "STOPPED_STATUSES",
    "BulkResult",
    "ClockReading",
    "ComplaintOutcome",
    "Contactee",
    "Given",
    "LinkHolder",
    "NewFile",
    "PartOfWhole",
    "PlaceLike",
    "PublishedRequest",
    "PublishedUpdate",
    "QueueFilter",
    "Replay",
    "RequestSummary",
    "Rule",
    "RulesState",
    "SimilarRequest",
    "Status",
    "ToldOfLate",
    "TooManyTries",
    "UpdateKind",
    "Visibility",
    "WatchRow",
    "read_rule",
]


# What agreements call a request: what was asked for and what became of it; and what staff noted about it.
HISTORY, NOTES = "requests.history", "requests.notes"


class Status(TextChoices):
    """Where a request has got to; the words UK councils' Open311 systems share."""

    OPEN = "open", "Received"
    INVESTIGATING = "investigating", "Being looked into"
    PLANNED = "planned", "Planned"
    ACTION_SCHEDULED = "action_scheduled", "Work booked in"
    IN_PROGRESS = "in_progress", "Being worked on"
    WAITING = "waiting", "Waiting for the person"
    FIXED = "fixed", "Done"
    NO_FURTHER_ACTION = "no_further_action", "No further action"
    DUPLICATE = "duplicate", "Same as another report"
    NOT_RESPONSIBLE = "not_councils_responsibility", "Not for any partner"
    INTERNAL_REFERRAL = "internal_referral", "Passed on"
    CANCELLED = "cancelled", "Withdrawn"
    CLOSED = "closed", "Closed"


OPEN_STATUSES = (
    Status.OPEN, Status.INVESTIGATING, Status.PLANNED, Status.ACTION_SCHEDULED, Status.IN_PROGRESS, Status.WAITING,
)  # fmt: skip
# While somebody else is awaited the clock of the body that holds it stands still.
STOPPED_STATUSES = (Status.WAITING,)
CLOSED_STATUSES = tuple(status for status in Status if status not in OPEN_STATUSES)


class Visibility(TextChoices):
    """Who reads a note."""

    PUBLIC = "public", "The person and everyone working on it"
    PRIVATE = "private", "Only the organisation that wrote it"


class UpdateKind(TextChoices):
    """What an entry in a request's history is."""

    RAISED = "raised", "Raised"
    NOTE = "note", "Note"
    QUESTION = "question", "Question to the person"
    ANSWER = "answer", "Added by the person"
    CHASE = "chase", "Chased"
    STATUS = "status", "Status"
    ASSIGNED = "assigned", "Assigned"
    DATE = "date", "Date moved"
    ESCALATED = "escalated", "Escalated"
    PASSED_ON = "passed_on", "Passed on"
    MERGED = "merged", "Merged"
    CLOSED = "closed", "Closed"
    REOPENED = "reopened", "Reopened"
    MODERATED = "moderated", "What the public sees"


# What somebody says for the person, and waits for an answer to.
PERSONS_WORDS = (UpdateKind.ANSWER, UpdateKind.CHASE, UpdateKind.REOPENED)


class ComplaintOutcome(TextChoices):
    """What a complaint came to, as ombudsmen name it."""

    UPHELD = "upheld", "Upheld"
    PARTLY = "partly", "Upheld in part"
    NOT_UPHELD = "not_upheld", "Not upheld"


class RulesState(TextChoices):
    """Where a set of routing rules stands."""

    DRAFT = "draft", "Being written"
    PUBLISHED = "published", "Holds today"
    REPLACED = "replaced", "Held before"


class Given(TextChoices):
    """Who takes a request that a rule sends to a team."""

    NOBODY = "", "Nobody yet"
    DUTY = "duty", "Whoever is on duty by the rota"
    LEAST = "least", "Whoever in the team has least open"


class ToldOfLate(TextChoices):
    """Who is told that a request is late."""

    HOLDER = "holder", "Whoever has it, or else its team"
    TEAM = "team", "Its team"
    MANAGERS = "managers", "The service managers of the organisation"
    ADDRESS = "address", "An e-mail address"


class TooManyTries(OnedoorError):
    """Someone guesses; they may try again later."""

    code = "too_many_tries"
    http_status = 429


class AreaLike(Protocol):
    """What is kept of an area."""

    @property
    def uuid(self) -> str: ...
    @property
    def code(self) -> str: ...
    @property
    def name(self) -> str: ...
    @property
    def type(self) -> str: ...


class PlaceLike(Protocol):
    """What is needed of where something is; `places.data.Place` is one."""

    @property
    def latitude(self) -> float | None: ...
    @property
    def longitude(self) -> float | None: ...
    @property
    def areas(self) -> Sequence[AreaLike]: ...
    @property
    def doubtful(self) -> Sequence[AreaLike]: ...
    @property
    def precision(self) -> str: ...
    @property
    def uprn(self) -> int | None: ...
    @property
    def address_text(self) -> str: ...
    @property
    def postcode(self) -> str: ...


@dataclass(frozen=True, slots=True)
class Contactee:
    """How the person who asked can be reached, as far as they said."""

    name: str = ""
    email: str = ""
    phone: str = ""
    language: str = "en-gb"

    @property
    def can_be_reached(self) -> bool:
        return bool(self.email or self.phone)


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
class LinkHolder:
    """Who opened a link: the person who asked, or someone who follows. `address` is their e-mail or phone."""

    request: "Request"
    address: str
    is_owner: bool


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


class PublishedRequest(NamedTuple):
    """One row of the lists machines read. `is_theirs`: the reader may have all of it."""

    uuid: UUID
    reference: str
    status: str
    is_open: bool
    service_name: str
    service_lgsl: int | None
    service_slug: str
    description: str
    accountable_name: str
    raised_at: datetime
    updated_at: datetime
    due_at: datetime | None
    address_text: str
    postcode: str
    uprn: int | None
    latitude: float | None
    longitude: float | None
    closing_wording: str
    picture: UUID | None
    is_theirs: bool


class PublishedUpdate(NamedTuple):
    """One entry of a request's history, as machines read it."""

    uuid: UUID
    request_uuid: UUID
    status: str
    at: datetime
    text: str
    picture: UUID | None
    is_theirs: bool
