"""What a person says about passing on what is known of them. All building blocks: who may say it is asked elsewhere."""

from typing import TYPE_CHECKING
from uuid import UUID

from django.db import connection, transaction

from onedoor.apps.sharing.data import PermissionKind
from onedoor.apps.sharing.events import (
    PermissionNoted,
    PermissionWithdrawn,
    SharingPaused,
    SharingResumed,
    WishesForgotten,
)
from onedoor.apps.sharing.memory import forget
from onedoor.apps.sharing.models import Pause, PersonsPermission, Purpose
from onedoor.foundation import clock
from onedoor.foundation.actors import Actor
from onedoor.foundation.errors import Conflict, Invalid
from onedoor.foundation.events import log

if TYPE_CHECKING:
    from onedoor.apps.partners.models import Organisation
    from onedoor.apps.people.models import Resident

__all__ = ["forget_wishes", "lift_pauses", "note_permission", "pause_sharing", "withdraw_permission"]


def note_permission(
    *,
    by: Actor,
    resident: "Resident",
    kind: str,
    purpose: str,
    recipient: "Organisation | None",
    is_given: bool,
    words: str,
    channel: str,
) -> PersonsPermission:
    """What they answered; it takes the place of what they answered before. Raises Invalid."""
    assert connection.in_atomic_block, "An answer is noted in the transaction of the conversation."
    wrong = {}
    if not Purpose.objects.filter(code=purpose, is_active=True).exists():
        wrong["purpose"] = ["Choose what it is for"]
    if kind == PermissionKind.SHARE and recipient is None:
        wrong["recipient"] = ["Choose who would be told"]
    if len(words.strip()) < 10:
        wrong["words"] = ["Write what you asked them, as you put it"]
    if wrong:
        raise Invalid("Say what they were asked.", fields=wrong)
    before = PersonsPermission.objects.filter(
        resident=resident, kind=PermissionKind(kind), purpose=purpose, recipient=recipient, ended_at=None
    )
    before.update(ended_at=clock.now())
    found = PersonsPermission.objects.create(
        resident=resident, kind=kind, purpose=purpose, recipient=recipient, is_given=is_given,
        words=words.strip()[:500], asked_by=str(by), asked_by_name=by.name, channel=channel, said_at=clock.now(),
    )  # fmt: skip
    _record(PermissionNoted(kind=kind, purpose=purpose, recipient=_uuid(recipient), is_given=is_given), by, resident)
    return found


def withdraw_permission(*, by: Actor, permission: PersonsPermission) -> PersonsPermission:
    """From now on it does not hold. Raises Conflict where it did not before."""
    assert connection.in_atomic_block, "Permission is withdrawn in the transaction of the case."
    locked = PersonsPermission.objects.select_for_update().get(pk=permission.pk)
    if not locked.holds:
        raise Conflict("This permission does not hold any more.")
    locked.ended_at, locked.is_withdrawn = clock.now(), True
    locked.save(update_fields=["ended_at", "is_withdrawn"])
    happening = PermissionWithdrawn(kind=locked.kind, purpose=locked.purpose, recipient=_uuid(locked.recipient))
    _record(happening, by, locked.resident)
    return locked


def pause_sharing(
    *, by: Actor, resident: "Resident", recipient: "Organisation | None", purpose: str, about: UUID
) -> Pause:
    """Nothing of the record is let known to that body (none: to any) for that purpose (empty: for none)."""
    assert connection.in_atomic_block, "Sharing is paused in the transaction of the case."
    found = Pause.objects.create(resident=resident, recipient=recipient, purpose=purpose, about=about)
    _record(SharingPaused(purpose=purpose, recipient=_uuid(recipient), about=str(about)), by, resident)
    transaction.on_commit(forget)
    return found


def lift_pauses(*, by: Actor, resident: "Resident", about: UUID) -> int:
    """What agreements say holds again for the record, as far as that case paused it; how many pauses."""
    assert connection.in_atomic_block, "Sharing is resumed in the transaction of the decision."
    count = Pause.objects.filter(resident=resident, about=about, lifted_at=None).update(lifted_at=clock.now())
    if count:
        _record(SharingResumed(about=str(about)), by, resident)
        transaction.on_commit(forget)
    return count


def forget_wishes(*, by: Actor, resident: "Resident") -> int:
    """What they were asked and said, and what they objected to, goes with the record; how many."""
    assert connection.in_atomic_block, "Something is forgotten in the transaction of why."
    count = PersonsPermission.objects.filter(resident=resident).delete()[0]
    count += Pause.objects.filter(resident=resident).delete()[0]
    if count:
        _record(WishesForgotten(count=count), by, resident)
        transaction.on_commit(forget)
    return count


def _record(happening: log.Happening, by: Actor, resident: "Resident") -> None:
    holder = str(resident.held_by.uuid) if resident.held_by else ""
    log.record(happening, by=by, subject=str(resident.uuid), organisation=holder)


def _uuid(body: "Organisation | None") -> str:
    return str(body.uuid) if body else ""
