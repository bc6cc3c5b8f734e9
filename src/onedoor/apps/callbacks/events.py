"""What happens to call-backs. Ids, codes and numbers only."""

from dataclasses import dataclass

from onedoor.foundation.events.log import Happening

__all__ = [
    "CallbackBooked",
    "CallbackClosed",
    "CallbackForgotten",
    "CallbackMoved",
    "CallbackOverdue",
    "CallbackTaken",
    "CallbackTried",
]


@dataclass(frozen=True)
class CallbackBooked(Happening):
    """Somebody was promised a call in a window (times in ISO 8601); `contact` and `line` may be empty."""

    type = "callbacks.callback_booked.v1"
    line: str
    contact: str
    window_from: str
    window_to: str


@dataclass(frozen=True)
class CallbackTaken(Happening):
    """A member of staff (uuid) is to ring; empty: put back for the team."""

    type = "callbacks.callback_taken.v1"
    account: str


@dataclass(frozen=True)
class CallbackMoved(Happening):
    """Another window was agreed."""

    type = "callbacks.callback_moved.v1"
    window_from: str
    window_to: str


@dataclass(frozen=True)
class CallbackTried(Happening):
    """They were rung; `number` counts the tries."""

    type = "callbacks.callback_tried.v1"
    result: str
    number: int


@dataclass(frozen=True)
class CallbackClosed(Happening):
    """It is over; `is_in_time`: the first call was made before its window ended."""

    type = "callbacks.callback_closed.v1"
    status: str
    outcome: str
    tries: int
    is_in_time: bool


@dataclass(frozen=True)
class CallbackOverdue(Happening):
    """Its window ended and nobody had spoken to them."""

    type = "callbacks.callback_overdue.v1"
    line: str


@dataclass(frozen=True)
class CallbackForgotten(Happening):
    """Who it was and what about is gone; when, by whom and how it ended stays."""

    type = "callbacks.callback_forgotten.v1"
    why: str
