"""What a partnership or a body sets up: reasons, days off, stages, rules, rotas, steps."""

from dataclasses import dataclass

from onedoor.foundation.events.log import Happening

__all__ = [
    "CalendarAddressMade",
    "CalendarAddressRevoked",
    "ClosingReasonChanged",
    "ComplaintStageChanged",
    "DayOffChanged",
    "EscalationStepChanged",
    "ReplyTemplateChanged",
    "RequestTypeChanged",
    "RotaChanged",
    "RoutingPublished",
]


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
class ComplaintStageChanged(Happening):
    """Complaints at that stage are answered within another time, or by somebody else."""

    type = "requests.complaint_stage_changed.v1"
    number: int
    amount: int
    unit: str


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
class ReplyTemplateChanged(Happening):
    """A reply that teams use again and again was written otherwise, or (not `is_kept`) taken away."""

    type = "requests.reply_template_changed.v1"
    reply: str
    is_kept: bool


@dataclass(frozen=True)
class RequestTypeChanged(Happening):
    """A type of requests has other states, moves or services; the subject is the type, gone where it has no states."""

    type = "requests.request_type_changed.v1"
    states: int


@dataclass(frozen=True)
class EscalationStepChanged(Happening):
    """A body tells somebody else of its late requests from here on, or (not `is_kept`) no longer; the step is named."""

    type = "requests.escalation_step_changed.v1"
    step: str
    hours: int
    is_kept: bool


@dataclass(frozen=True)
class CalendarAddressMade(Happening):
    """A member of staff has a new address for their calendar program, of their own work or of all; the old is dead."""

    type = "requests.calendar_address_made.v1"
    of: str


@dataclass(frozen=True)
class CalendarAddressRevoked(Happening):
    """A member of staff took that address away."""

    type = "requests.calendar_address_revoked.v1"
