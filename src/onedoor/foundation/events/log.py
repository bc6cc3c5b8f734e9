"""Writing to the event log.

Events are frozen dataclasses that say what happened, past tense, with ids and codes only:

    @dataclass(frozen=True)
    class RequestRaised(Happening):
        type = "requests.request_raised.v1"
        service: str
"""

from dataclasses import asdict, dataclass
from typing import Any, ClassVar

from django.db import connection

from onedoor.foundation.actors import Actor
from onedoor.foundation.events.models import Delivery, Event, Subscription

__all__ = ["Happening", "record"]


@dataclass(frozen=True)
class Happening:
    """Base of every event type. A changed meaning or field is a new version, never an edit."""

    type: ClassVar[str]

    def as_data(self) -> dict[str, Any]:
        return asdict(self)


def record(
    happening: Happening, *, by: Actor, subject: str = "", organisation: str = "", to: Subscription | None = None
) -> Event:
    """Write the event and what is to be delivered of it, inside the caller's transaction.

    It goes to every subscription that wants it; `to` names the one it is for, where it concerns nobody else.

    `subject` and `organisation` are uuids as text. The caller must hold a transaction open: an event without
    its change, or a change without its event, is what this log exists to prevent.
    """
    assert connection.in_atomic_block, "An event is recorded in the transaction of what it tells of."
    event = Event.objects.create(
        type=happening.type,
        actor=str(by),
        organisation=organisation,
        subject=subject,
        data=happening.as_data(),
    )
    Delivery.objects.bulk_create(
        Delivery(event=event, subscription=subscription)
        for subscription in ([to] if to else Subscription.objects.filter(is_active=True))
        if to or _wants(subscription, event)
    )
    return event


def _wants(subscription: Subscription, event: Event) -> bool:
    if subscription.organisation and subscription.organisation != event.organisation:
        return False
    return not subscription.types or event.type.startswith(tuple(subscription.types))
