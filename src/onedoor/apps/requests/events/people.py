"""What people say about a request, and what is kept for and of them."""

from dataclasses import dataclass

from onedoor.foundation.events.log import Happening

__all__ = [
    "AnswerAdded",
    "AskerForgotten",
    "AskerNamed",
    "ColleagueMentioned",
    "DraftSaved",
    "FollowerAdded",
    "FollowerLeft",
    "LinksRevoked",
    "NoteAdded",
    "OutsideAnswered",
    "OutsideAsked",
    "PersonAsked",
    "RequestChased",
]


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
class ColleagueMentioned(Happening):
    """A note names a member of staff, who was told of it."""

    type = "requests.colleague_mentioned.v1"
    update: str
    account: str


@dataclass(frozen=True)
class OutsideAsked(Happening):
    """Somebody without an account was asked by e-mail; until when their link is good."""

    type = "requests.outside_asked.v1"
    question: str
    expires_at: str


@dataclass(frozen=True)
class OutsideAnswered(Happening):
    """They answered, or (not `is_answered`) the question was taken back or ran out."""

    type = "requests.outside_answered.v1"
    question: str
    is_answered: bool


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
class AskerNamed(Happening):
    """Whose it is was found out after it was raised. `was_told`: there was a number to write to before."""

    type = "requests.asker_named.v1"
    was_told: bool


@dataclass(frozen=True)
class AskerForgotten(Happening):
    """Who asked, the words and the files are gone; `why` is a code. What was asked of whom and when stays."""

    type = "requests.asker_forgotten.v1"
    why: str
    files: int
