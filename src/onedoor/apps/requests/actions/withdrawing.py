"""The person takes it back."""

from datetime import datetime

from django.db import transaction

from onedoor.apps.requests.actions.changing import enter, lock, move_to, refuse_closed, save, tell
from onedoor.apps.requests.actions.ending import note_part_ended
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
    said = " ".join(part for part in ("Taken back by the person who asked.", text.strip()) if part)
    _take_back(locked, by=by, said=said, at=at)
    tell(locked, "request-closed", by=by, text=said)
    for part in locked.parts.filter(is_open=True):
        _take_back(lock(part), by=by, said=said, at=at)
    note_part_ended(locked, by=by, text=said, at=at)
    return locked


def _take_back(request: Request, *, by: Actor, said: str, at: datetime) -> None:
    move_to(request, Status.CANCELLED, at=at)
    request.closing_reason = ClosingReason.objects.filter(status=Status.CANCELLED, is_active=True).first()
    request.ends_as, request.ends_with = None, ""
    enter(request, UpdateKind.CLOSED, by=by, text=said, at=at)
    save(request)
    reason = request.closing_reason.code if request.closing_reason else ""
    happening = RequestClosed(status=request.status, closing_reason=reason, is_in_time=None)
    record(happening, by=by, subject=str(request.uuid), organisation=str(request.accountable.uuid))
