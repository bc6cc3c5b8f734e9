"""What happens to requests. Ids, codes and numbers only: whoever may read the words reads them through the door."""

from dataclasses import dataclass

from onedoor.foundation.events.log import Happening

__all__ = [
    "AnswerAdded",
    "AskerForgotten",
    "ClosingReasonChanged",
    "ComplaintDecided",
    "ComplaintStageChanged",
    "ComplaintTakenFurther",
    "DayOffChanged",
    "DraftSaved",
    "EscalationStepChanged",
    "FollowerAdded",
    "FollowerLeft",
    "LinksRevoked",
    "NoteAdded",
    "PersonAsked",
    "PriorityChanged",
    "RequestAssigned",
    "RequestChased",
    "RequestClosed",
    "RequestEscalated",
    "RequestMerged",
    "RequestPassedOn",
    "RequestRaised",
    "RequestReopened",
    "RequestRouted",
    "RequestSeparated",
    "RequestSplit",
    "RotaChanged",
    "RoutingPublished",
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
class NoteAdded(Happening):
    """A note stands in the history."""

    type = "requests.note_added.v1"
    update: str
    visibility: str


@dataclass(frozen=True)
class RequestChased(Happening):
    """The person asked what has become of it."""

    type = "requests.request_chased.v1"
    update: str
    days_open: int
    is_overdue: bool


@dataclass(frozen=True)
class PersonAsked(Happening):
    """The body waits for the person's answer."""

    type = "requests.person_asked.v1"
    update: str


@dataclass(frozen=True)
class AnswerAdded(Happening):
    """The person added something."""

    type = "requests.answer_added.v1"
    update: str
    files: int


@dataclass(frozen=True)
class RequestAssigned(Happening):
    """Someone took it, or it was given to someone or to a team. Uuids as text, empty for nobody."""

    type = "requests.request_assigned.v1"
    account: str
    team: str


@dataclass(frozen=True)
class StatusChanged(Happening):
    """It got to another stage."""

    type = "requests.status_changed.v1"
    update: str
    old: str
    new: str


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
class FollowerAdded(Happening):
    """Someone else wishes to hear of it."""

    type = "requests.follower_added.v1"
    follower: str


@dataclass(frozen=True)
class FollowerLeft(Happening):
    """They no longer wish to."""

    type = "requests.follower_left.v1"
    follower: str


@dataclass(frozen=True)
class LinksRevoked(Happening):
    """Every link sent so far stopped opening it."""

    type = "requests.links_revoked.v1"
    link_version: int


@dataclass(frozen=True)
class DraftSaved(Happening):
    """Somebody keeps what they have answered so far, to come back to it by a link; the subject is the draft."""

    type = "requests.draft_saved.v1"
    service: str


@dataclass(frozen=True)
class ClosingReasonChanged(Happening):
    """A closing reason was added, worded otherwise, put elsewhere in the list, or retired."""

    type = "requests.closing_reason_changed.v1"
    code: str
    is_active: bool


@dataclass(frozen=True)
class DayOffChanged(Happening):
    """A day became a day off (`is_off`), or a working day again; for all, where the event has no organisation.

    `moved` is of how many open requests the date that was promised before moved with it.
    """

    type = "requests.day_off_changed.v1"
    day: str
    is_off: bool
    moved: int = 0


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
class ComplaintStageChanged(Happening):
    """Complaints at that stage are answered within another time, or by somebody else."""

    type = "requests.complaint_stage_changed.v1"
    number: int
    amount: int
    unit: str


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


@dataclass(frozen=True)
class RoutingPublished(Happening):
    """Other rules hold for what comes in to a body; the subject is the set of rules."""

    type = "requests.routing_published.v1"
    rules: int
    version: int


@dataclass(frozen=True)
class RotaChanged(Happening):
    """Who is on duty for a team in these days changed; the subject is the team."""

    type = "requests.rota_changed.v1"
    starts_on: str
    ends_on: str


@dataclass(frozen=True)
class EscalationStepChanged(Happening):
    """A body tells somebody else of its late requests from here on, or (not `is_kept`) no longer; the step is named."""

    type = "requests.escalation_step_changed.v1"
    step: str
    hours: int
    is_kept: bool


@dataclass(frozen=True)
class AskerForgotten(Happening):
    """Who asked, the words and the files are gone; `why` is a code. What was asked of whom and when stays."""

    type = "requests.asker_forgotten.v1"
    why: str
    files: int
