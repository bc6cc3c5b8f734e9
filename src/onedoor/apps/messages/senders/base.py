"""What every carrier of messages promises."""

from abc import ABC, abstractmethod
from dataclasses import dataclass
from typing import Self

from onedoor.apps.messages.data import MessageStatus
from onedoor.apps.messages.letters.pdf import Page

__all__ = ["Envelope", "PermanentFailure", "Receipt", "SendFailure", "Sender", "TemporaryFailure"]


@dataclass(frozen=True, slots=True)
class Envelope:
    """One message ready to go. `id` is the same at every try, so that a carrier can recognise a repeat.

    `attempt` counts from 1. `stop_url`: where one click ends messages of its kind; empty where they cannot be ended.
    `page`: a letter as it is printed.
    """

    id: str
    to: str
    subject: str
    body: str
    attempt: int = 1
    stop_url: str = ""
    page: Page | None = None


@dataclass(frozen=True, slots=True)
class Receipt:
    """What the carrier said: how far the message is, and the carrier's own name for it. `carrier` is who took it."""

    status: MessageStatus
    carrier_id: str
    carrier: str = ""


class SendFailure(Exception):
    """The message was not taken. The reason is kept and shown to administrators: it never names a person."""

    def __init__(self, reason: str) -> None:
        super().__init__(reason)
        self.reason = reason


class TemporaryFailure(SendFailure):
    """Trying again later may help."""


class PermanentFailure(SendFailure):
    """Trying again will not help: the address does not exist, or the message is refused for what it is."""


class Sender(ABC):
    """Used as a context around a batch, so that a connection can be opened once. Knows nothing of the database."""

    name = ""

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        return None

    @abstractmethod
    def send(self, envelope: Envelope) -> Receipt:
        """Hand it over; raises TemporaryFailure or PermanentFailure."""
