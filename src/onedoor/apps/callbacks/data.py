"""Choices and frozen values that cross the border of callbacks."""

from dataclasses import dataclass
from datetime import datetime

from django.db.models import TextChoices

__all__ = ["AttemptResult", "CallbackOutcome", "CallbackStatus", "LineQuestion", "Window"]


class CallbackStatus(TextChoices):
    """Whether somebody still waits for a call."""

    WAITING = "waiting", "To be rung"
    DONE = "done", "Spoken to"
    MISSED = "missed", "Could not be reached"
    CANCELLED = "cancelled", "Taken back"


class AttemptResult(TextChoices):
    """What became of one call. Only the first ends it."""

    SPOKE = "spoke", "Spoke to them"
    NO_ANSWER = "no_answer", "No answer"
    VOICEMAIL = "voicemail", "Left a message"
    ENGAGED = "engaged", "Engaged"
    WRONG = "wrong", "Wrong number"


class CallbackOutcome(TextChoices):
    """How a call that came about ended."""

    SORTED = "sorted", "Sorted"
    REQUEST = "request", "Request raised or chased"
    ADVISED = "advised", "Advice given"
    PASSED = "passed", "Sent to another body"
    NOT_NEEDED = "not_needed", "Not needed any more"


@dataclass(frozen=True, slots=True)
class Window:
    """A stretch of time in which somebody may be rung."""

    start: datetime
    end: datetime
    is_full: bool = False

    @property
    def key(self) -> str:
        """As a form sends it."""
        return self.start.isoformat()


@dataclass(frozen=True, slots=True)
class LineQuestion:
    """What is asked when a call is booked, in the language of the asker."""

    code: str
    label: str
    is_required: bool
