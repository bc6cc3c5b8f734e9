"""What comes to a desk and what leaves it: calls, e-mail, people who are sent on. Ids, codes and numbers only."""

from dataclasses import dataclass

from onedoor.foundation.events.log import Happening

__all__ = [
    "CallAnswered",
    "CallEnded",
    "CallRang",
    "MailAnswered",
    "MailTaken",
    "MailboxChanged",
    "QueueChanged",
    "SignpostAnswered",
    "SignpostAsked",
    "SignpostGiven",
]


@dataclass(frozen=True)
class QueueChanged(Happening):
    """A queue of a phone system may announce its calls, or may not any more; or its secret was renewed."""

    type = "contacts.queue_changed.v1"
    code: str
    is_active: bool


@dataclass(frozen=True)
class CallRang(Happening):
    """A call waits in a queue."""

    type = "contacts.call_rang.v1"
    queue: str


@dataclass(frozen=True)
class CallAnswered(Happening):
    """It was answered after so many seconds."""

    type = "contacts.call_answered.v1"
    queue: str
    seconds: int


@dataclass(frozen=True)
class CallEnded(Happening):
    """It is over; not answered: they gave up."""

    type = "contacts.call_ended.v1"
    queue: str
    was_answered: bool


@dataclass(frozen=True)
class SignpostGiven(Happening):
    """Somebody was sent on, to a body of the partnership or (empty) elsewhere; `channel` empty: only told."""

    type = "contacts.signpost_given.v1"
    channel: str
    to: str


@dataclass(frozen=True)
class SignpostAsked(Happening):
    """They were asked whether it worked."""

    type = "contacts.signpost_asked.v1"


@dataclass(frozen=True)
class SignpostAnswered(Happening):
    """They said whether it worked."""

    type = "contacts.signpost_answered.v1"
    worked: str


@dataclass(frozen=True)
class MailboxChanged(Happening):
    """A mailbox is read from now on, or otherwise, or not any more."""

    type = "contacts.mailbox_changed.v1"
    is_active: bool


@dataclass(frozen=True)
class MailTaken(Happening):
    """An e-mail came; with the contact it became or goes on with, if any."""

    type = "contacts.mail_taken.v1"
    kind: str
    contact: str


@dataclass(frozen=True)
class MailAnswered(Happening):
    """An adviser answered by e-mail."""

    type = "contacts.mail_answered.v1"
