"""Writing to the event log.

Events are frozen dataclasses that say what happened, past tense, with ids and codes only:

    @dataclass(frozen=True)
    class RequestRaised(Happening):
        type = "requests.request_raised.v1"
        service: str
"""

import json
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from typing import Any, ClassVar

from django.db import connection

from onedoor.foundation.actors import Actor
from onedoor.foundation.events.models import Delivery, Event, Subscription
from onedoor.foundation.rows import insert

__all__ = ["Happening", "Told", "record", "record_all"]

_ANY_ACTIVE = "EXISTS (SELECT 1 FROM foundation_subscription WHERE is_active)"
_ACTIVE = "SELECT id, organisation, types FROM foundation_subscription WHERE is_active ORDER BY id"


@dataclass(frozen=True)
class Happening:
    """Base of every event type. A changed meaning or field is a new version, never an edit."""

    type: ClassVar[str]
    # Whether it names a record of somebody, or an account of theirs: then it is told to its own body's subscriptions
    # alone, and to nobody where it is no single body's.
    names_somebody: ClassVar[bool] = False

    def as_data(self) -> dict[str, Any]:
        return asdict(self)


def record(
    happening: Happening, *, by: Actor, subject: str = "", organisation: str = "", to: Subscription | None = None
) -> Event:
    """Write the event and what is to be delivered of it, inside the caller's transaction.

    It goes to every subscription that wants it and may have it; `to` names the one it is for, where it concerns nobody
    else.

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
    wanting = [to.pk] if to else _who_wants(event, happening, _active()) if is_anyone_there else []
    if wanting:
        Delivery.objects.bulk_create(Delivery(event=event, subscription_id=subscription) for subscription in wanting)
    return event


@dataclass(frozen=True, slots=True)
class Told:
    """One of several happenings that are written together."""

    happening: Happening
    subject: str = ""
    organisation: str = ""


def record_all(told: Sequence[Told], *, by: Actor) -> list[Event]:
    """As `record`, of several at once and in that order."""
    assert connection.in_atomic_block, "An event is recorded in the transaction of what it tells of."
    if not told:
        return []
    events = Event.objects.bulk_create(
        Event(
            type=one.happening.type,
            actor=str(by),
            organisation=one.organisation,
            subject=one.subject,
            data=one.happening.as_data(),
        )
        for one in told
    )
    active = _active()
    Delivery.objects.bulk_create(
        Delivery(event=event, subscription_id=key)
        for event, one in zip(events, told, strict=True)
        for key in _who_wants(event, one.happening, active)
    )
    return events


Active = list[tuple[int, str, list[str]]]


def _active() -> Active:
    """Key, organisation and types of every subscription that is."""
    with connection.cursor() as cursor:
        cursor.execute(_ACTIVE)
        return [(key, organisation, json.loads(types)) for key, organisation, types in cursor.fetchall()]


def _who_wants(event: Event, happening: Happening, active: Active) -> list[int]:
    """Keys of the subscriptions the event goes to."""
    is_own_alone = happening.names_somebody
    return [key for key, body, types in active if _wants(body, types, event, is_own_alone=is_own_alone)]


def _wants(organisation: str, types: list[str], event: Event, *, is_own_alone: bool) -> bool:
    if (organisation or is_own_alone) and organisation != event.organisation:
        return False
    if is_own_alone and not organisation:
        return False
    return not types or event.type.startswith(tuple(types))
