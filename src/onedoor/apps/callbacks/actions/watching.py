"""The clock: whoever is to ring is told when a window is about to end, and when it has."""

from datetime import timedelta

from django.db import transaction

from onedoor.apps.callbacks.data import CallbackStatus
from onedoor.apps.callbacks.events import CallbackOverdue
from onedoor.apps.callbacks.models import Callback
from onedoor.apps.callbacks.telling import tell_staff
from onedoor.foundation import clock
from onedoor.foundation.actors import SYSTEM
from onedoor.foundation.events import log

__all__ = ["watch_call_backs"]

_AT_ONCE = 100
# No line warns earlier.
_EARLIEST = timedelta(days=1)


@transaction.atomic(durable=True)
def watch_call_backs() -> int:
    """Send the alerts that are due, each once; how many."""
    now = clock.now()
    waiting = Callback.objects.select_for_update(of=("self",), skip_locked=True).filter(status=CallbackStatus.WAITING)
    near = waiting.filter(overdue_told_at=None, window_to__lte=now + _EARLIEST).order_by("window_to")
    return sum(
        _alert(callback) for callback in near.select_related("line", "organisation", "team", "account")[:_AT_ONCE]
    )


def _alert(callback: Callback) -> int:
    now = clock.now()
    if callback.is_overdue:
        # Told once that it is late, a warning that it soon will be says nothing.
        callback.overdue_told_at = callback.soon_told_at = now
        happening = CallbackOverdue(line=str(callback.line.uuid) if callback.line else "")
        log.record(happening, by=SYSTEM, subject=str(callback.uuid), organisation=str(callback.organisation.uuid))
        tell_staff("callback-overdue", callback, by=SYSTEM)
    elif callback.soon_told_at is None and now >= callback.soon_at:
        callback.soon_told_at = now
        tell_staff("callback-soon", callback, by=SYSTEM)
    else:
        return 0
    callback.save(update_fields=["soon_told_at", "overdue_told_at"])
    return 1
