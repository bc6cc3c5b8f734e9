"""What happens to messages, wordings and letters."""

from dataclasses import dataclass

from onedoor.foundation.events.log import Happening

__all__ = [
    "LetterChanged",
    "MessageBounced",
    "MessageDelivered",
    "MessageParked",
    "MessageRetried",
    "MessageSent",
    "MessageWritten",
    "MessagesForgotten",
    "QuietHoursChanged",
    "ReplyReceived",
    "TemplateChanged",
    "TemplateRemoved",
    "WishesChanged",
]


@dataclass(frozen=True)
class MessageWritten(Happening):
    """A message waits to be sent."""

    type = "messages.message_written.v1"
    code: str
    channel: str
    language: str
    about: str


@dataclass(frozen=True)
class MessageSent(Happening):
    """A message was handed over to the carrier."""

    type = "messages.message_sent.v1"
    channel: str
    attempts: int


@dataclass(frozen=True)
class MessageBounced(Happening):
    """The carrier says the message can never be delivered."""

    type = "messages.message_bounced.v1"
    channel: str
    attempts: int


@dataclass(frozen=True)
class MessageDelivered(Happening):
    """The carrier says that it arrived."""

    type = "messages.message_delivered.v1"
    channel: str


@dataclass(frozen=True)
class ReplyReceived(Happening):
    """Something came back, from a person or a machine."""

    type = "messages.reply_received.v1"
    kind: str


@dataclass(frozen=True)
class WishesChanged(Happening):
    """Somebody chose what they are not written to about; who, stays out of the log."""

    type = "messages.wishes_changed.v1"
    unwanted: list[str]


@dataclass(frozen=True)
class QuietHoursChanged(Happening):
    """Texts wait from and until these times."""

    type = "messages.quiet_hours_changed.v1"
    begins_at: str
    ends_at: str


@dataclass(frozen=True)
class MessageParked(Happening):
    """The last try failed; somebody has to look."""

    type = "messages.message_parked.v1"
    channel: str
    attempts: int


@dataclass(frozen=True)
class MessageRetried(Happening):
    """Somebody asked for a parked or bounced message to be tried again."""

    type = "messages.message_retried.v1"
    channel: str


@dataclass(frozen=True)
class TemplateChanged(Happening):
    """The wording for an occasion was written or changed."""

    type = "messages.template_changed.v1"
    code: str
    channel: str
    language: str


@dataclass(frozen=True)
class TemplateRemoved(Happening):
    """An organisation gave up its own wording for the partnership's."""

    type = "messages.template_removed.v1"
    code: str
    channel: str
    language: str


@dataclass(frozen=True)
class LetterChanged(Happening):
    """A letter was registered, renamed or ended."""

    type = "messages.letter_changed.v1"
    reference: str


@dataclass(frozen=True)
class MessagesForgotten(Happening):
    """So many messages say nothing to nobody any more; those that had not left were deleted. `why` is a code."""

    type = "messages.messages_forgotten.v1"
    why: str
    messages: int
    deleted: int
