"""What happens in feedback; a person's words stay out of it."""

from dataclasses import dataclass

from onedoor.foundation.events.log import Happening

__all__ = ["FeedbackForgotten", "FeedbackGiven"]


@dataclass(frozen=True)
class FeedbackGiven(Happening):
    """Someone said how it went, or said it anew for the same occasion."""

    type = "feedback.feedback_given.v1"
    feedback: str
    occasion: int
    face: int
    reason: str
    is_sorted: bool | None
    channel: str
    service: str
    is_change: bool


@dataclass(frozen=True)
class FeedbackForgotten(Happening):
    """What was said of the subject in words is gone; the faces stay. `why` is a code."""

    type = "feedback.feedback_forgotten.v1"
    why: str
    words: int
