"""What happens to schedules of retention. Codes, ids and numbers only."""

from dataclasses import dataclass

from onedoor.foundation.events.log import Happening

__all__ = [
    "HoldReleased",
    "PeriodChanged",
    "RetentionRan",
    "RunAsked",
    "ScheduleSwitched",
    "ThingHeld",
    "ThingOpened",
]


@dataclass(frozen=True)
class PeriodChanged(Happening):
    """The event's organisation keeps a class for so many months from here on."""

    type = "retention.period_changed.v1"
    code: str
    months: int


@dataclass(frozen=True)
class ScheduleSwitched(Happening):
    """The worker carries out the organisation's periods from here on, or does not."""

    type = "retention.schedule_switched.v1"
    is_on: bool


@dataclass(frozen=True)
class RunAsked(Happening):
    """Somebody asked for one run now."""

    type = "retention.run_asked.v1"


@dataclass(frozen=True)
class ThingOpened(Happening):
    """An officer read the subject, which is due, to see what would go."""

    type = "retention.thing_opened.v1"
    names_somebody = True
    code: str


@dataclass(frozen=True)
class ThingHeld(Happening):
    """The subject stays whatever its age; why stands with the hold."""

    type = "retention.thing_held.v1"
    names_somebody = True
    code: str
    hold: str


@dataclass(frozen=True)
class HoldReleased(Happening):
    """The subject is forgotten again when it is due."""

    type = "retention.hold_released.v1"
    names_somebody = True
    hold: str


@dataclass(frozen=True)
class RetentionRan(Happening):
    """A run ended, its subject: how many were forgotten and left of each class."""

    type = "retention.retention_ran.v1"
    forgotten: dict[str, int]
    left: dict[str, int]
