"""Writing to the event log.

Events are frozen dataclasses that say what happened, past tense, with ids and codes only:

    @dataclass(frozen=True)
    class RequestRaised(Happening):
        type = "requests.request_raised.v1"
        service: str
"""

import json
from dataclasses import asdict, dataclass
from typing import Any, ClassVar

from django.db import connection

from onedoor.foundation.actors import Actor
from onedoor.foundation.events.models import Delivery, Event, Subscription
from onedoor.foundation.rows import insert

__all__ = ["Happening", "record"]

_ANY_ACTIVE = "EXISTS (SELECT 1 FROM foundation_subscription WHERE is_active)"
_ACTIVE = "SELECT id, organisation, types FROM foundation_subscription WHERE is_active ORDER BY id"


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
    event = Event(
        type=happening.type,
        actor=str(by),
        organisation=organisation,
        subject=subject,
        data=happening.as_data(),
    )
    is_anyone_there = insert(event, asking=_ANY_ACTIVE)
    wanting = [to.pk] if to else _who_wants(event) if is_anyone_there else []
    if wanting:
        Delivery.objects.bulk_create(Delivery(event=event, subscription_id=subscription) for subscription in wanting)
    return event


def _who_wants(event: Event) -> list[int]:
    """Keys of the subscriptions the event goes to."""
    with connection.cursor() as cursor:
        cursor.execute(_ACTIVE)
        rows = cursor.fetchall()
    return [key for key, organisation, types in rows if _wants(organisation, json.loads(types), event)]


def _wants(organisation: str, types: list[str], event: Event) -> bool:
    if organisation and organisation != event.organisation:
        return False
    return not types or event.type.startswith(tuple(types))
