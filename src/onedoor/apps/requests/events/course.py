"""What becomes of a request, from raised to closed."""

from dataclasses import dataclass

from onedoor.foundation.events.log import Happening

__all__ = [
    "ComplaintDecided",
    "ComplaintTakenFurther",
    "PriorityChanged",
    "RequestAssigned",
    "RequestClosed",
    "RequestEscalated",
    "RequestMerged",
    "RequestPassedOn",
    "RequestRaised",
    "RequestReopened",
    "RequestRouted",
    "RequestSeparated",
    "RequestSplit",
    "StatusChanged",
]


@dataclass(frozen=True)
class RequestRaised(Happening):
    """Someone asked for something, and a body answers for it. `due_at` is ISO 8601, or empty."""

    type = "requests.request_raised.v1"
    reference: str
    service: str
    kind: str
    channel: str
    accountable: str
    delivering: str
    due_at: str
    doubts: list[str]
    area_codes: list[str]
    files: int


@dataclass(frozen=True)
class RequestAssigned(Happening):
    """Someone took it, or it was given to someone or to a team. Uuids as text, empty for nobody."""

    type = "requests.request_assigned.v1"
    account: str
    team: str


@dataclass(frozen=True)
class StatusChanged(Happening):
    """It got to another stage; `state` is the code of the one its type has for it, or empty."""

    type = "requests.status_changed.v1"
    update: str
    old: str
    new: str
    state: str = ""


@dataclass(frozen=True)
class RequestPassedOn(Happening):
    """Another body answers for it from here on."""

    type = "requests.request_passed_on.v1"
    old: str
    new: str
    due_at: str


@dataclass(frozen=True)
class RequestMerged(Happening):
    """It is the same as another, and goes on there."""

    type = "requests.request_merged.v1"
    into: str
    followers_moved: int


@dataclass(frozen=True)
class RequestClosed(Happening):
    """It ended. `is_in_time` is null where there was no target."""

    type = "requests.request_closed.v1"
    status: str
    closing_reason: str
    is_in_time: bool | None


@dataclass(frozen=True)
class RequestSeparated(Happening):
    """It had been merged with another, and is a matter of its own again."""

    type = "requests.request_separated.v1"
    other: str
    followers_returned: int


@dataclass(frozen=True)
class RequestReopened(Happening):
    """It was not over."""

    type = "requests.request_reopened.v1"
    times_reopened: int


@dataclass(frozen=True)
class PriorityChanged(Happening):
    """It is more or less urgent than it was; `due_at` is the date it has now, ISO 8601 or empty."""

    type = "requests.priority_changed.v1"
    old: str
    new: str
    due_at: str


@dataclass(frozen=True)
class RequestEscalated(Happening):
    """Somebody else was told that it is late or soon will be; `hours` after it was due, below zero before."""

    type = "requests.request_escalated.v1"
    step: str
    hours: int
    tell: str


@dataclass(frozen=True)
class ComplaintDecided(Happening):
    """It was answered at that stage: upheld, partly or not_upheld."""

    type = "requests.complaint_decided.v1"
    stage: int
    outcome: str
    has_lesson: bool


@dataclass(frozen=True)
class ComplaintTakenFurther(Happening):
    """Whoever complained was not satisfied with the answer; the stage that begins."""

    type = "requests.complaint_taken_further.v1"
    stage: int


@dataclass(frozen=True)
class RequestSplit(Happening):
    """Another body does a part of it; `part` is a request of its own. `due_at` is ISO 8601, or empty."""

    type = "requests.request_split.v1"
    part: str
    accountable: str
    due_at: str


@dataclass(frozen=True)
class RequestRouted(Happening):
    """A rule of the delivering body gave it a team, a priority or somebody; uuids as text, empty for none."""

    type = "requests.request_routed.v1"
    rule: str
    team: str
    account: str
    priority: str
