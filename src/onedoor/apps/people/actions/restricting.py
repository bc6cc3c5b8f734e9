"""Keeping a record without using it, and keeping it from being erased while something needs it."""

from collections.abc import Collection, Iterable
from datetime import datetime
from uuid import UUID

from django.db import connection
from django.db.models import QuerySet

from onedoor.apps.people.access import require_answerable
from onedoor.apps.people.data import Restriction
from onedoor.apps.people.events import ResidentRestricted, RestrictionLifted
from onedoor.apps.people.models import Hold, Resident
from onedoor.foundation import clock
from onedoor.foundation.actors import Actor
from onedoor.foundation.events import log

__all__ = [
    "hold_residents",
    "is_held",
    "is_restricted",
    "kept_residents",
    "lift_restriction",
    "records_unchanged_since",
    "release_residents",
    "restrict_resident",
]


def is_restricted(resident_ids: Collection[int]) -> set[int]:
    """Those of the records (primary keys) that are kept and not used. One query."""
    return set(Resident.objects.filter(pk__in=resident_ids, restricted_at__isnull=False).values_list("pk", flat=True))


def is_held(resident_ids: Collection[int]) -> set[int]:
    """Those of the records (primary keys) that something needs kept: no schedule erases them. One query."""
    held = Hold.objects.filter(resident__in=resident_ids, released_at=None)
    return set(held.values_list("resident_id", flat=True))


def kept_residents() -> set[int]:
    """Primary keys of every record that is not to be erased by schedule: restricted, or needed kept. Two queries."""
    restricted = Resident.objects.filter(restricted_at__isnull=False).values_list("pk", flat=True)
    return {*restricted, *Hold.objects.filter(released_at=None).values_list("resident_id", flat=True)}


def records_unchanged_since(holder: int | None, moment: datetime) -> QuerySet[Resident]:
    """The records of that organisation (its key, or None) that say something and were last changed before."""
    return Resident.objects.filter(held_by=holder, updated_at__lt=moment, forgotten_at=None)


def restrict_resident(*, by: Actor, resident: Resident, why: str) -> Resident:
    """Keep it and do not use it (a building block); a second reason takes the place of the first. Raises Missing."""
    locked = _locked(by, resident)
    reason = Restriction(why)
    if locked.restricted_why != reason:
        locked.restricted_at, locked.restricted_why = locked.restricted_at or clock.now(), reason
        locked.save(update_fields=["restricted_at", "restricted_why"])
        log.record(ResidentRestricted(why=why), by=by, subject=str(locked.uuid), organisation=_body(locked))
    return locked


def lift_restriction(*, by: Actor, resident: Resident) -> Resident:
    """Use it again (a building block). Raises Missing."""
    locked = _locked(by, resident)
    if locked.restricted_at is not None:
        locked.restricted_at, locked.restricted_why = None, ""
        locked.save(update_fields=["restricted_at", "restricted_why"])
        log.record(RestrictionLifted(), by=by, subject=str(locked.uuid), organisation=_body(locked))
    return locked


def hold_residents(residents: Iterable[Resident], *, about: UUID) -> None:
    """Nothing erases them by schedule until they are released (a building block)."""
    assert connection.in_atomic_block, "A record is held in the transaction of what needs it."
    for resident in residents:
        Hold.objects.get_or_create(resident=resident, about=about, released_at=None)


def release_residents(*, about: UUID, record: Resident | None = None) -> None:
    """All of them, or that one (a building block)."""
    assert connection.in_atomic_block, "A record is released in the transaction of what needed it."
    held = Hold.objects.filter(about=about, released_at=None)
    (held.filter(resident=record) if record else held).update(released_at=clock.now())


def _locked(by: Actor, resident: Resident) -> Resident:
    assert connection.in_atomic_block, "Use is restricted in the transaction of the decision."
    locked = Resident.objects.select_for_update(of=("self",)).select_related("held_by").get(pk=resident.pk)
    require_answerable(by, locked)
    return locked


def _body(resident: Resident) -> str:
    return str(resident.held_by.uuid) if resident.held_by else ""
