"""The person takes it back."""

from django.db import transaction

from onedoor.apps.requests.actions.changing import enter, move_to, refuse_closed, save, tell
from onedoor.apps.requests.actions.saying import lock_for_saying
from onedoor.apps.requests.data import Status, UpdateKind
from onedoor.apps.requests.events import RequestClosed
from onedoor.apps.requests.models import ClosingReason, Request
from onedoor.foundation import clock
from onedoor.foundation.actors import Actor
from onedoor.foundation.events.log import record

__all__ = ["withdraw"]


@transaction.atomic(durable=True)
def withdraw(*, by: Actor, request: Request, text: str = "") -> Request:
    """End it because the person no longer wants it; raises Conflict where it has ended already."""
    locked = lock_for_saying(request, by=by)
    refuse_closed(locked)
    at = clock.now()
    move_to(locked, Status.CANCELLED, at=at)
    locked.closing_reason = ClosingReason.objects.filter(status=Status.CANCELLED, is_active=True).first()
    said = " ".join(part for part in ("Taken back by the person who asked.", text.strip()) if part)
    enter(locked, UpdateKind.CLOSED, by=by, text=said, at=at)
    save(locked)
    reason = locked.closing_reason.code if locked.closing_reason else ""
    happening = RequestClosed(status=locked.status, closing_reason=reason, is_in_time=None)
    record(happening, by=by, subject=str(locked.uuid), organisation=str(locked.accountable.uuid))
    tell(locked, "request-closed", by=by, text=said)
    return locked
