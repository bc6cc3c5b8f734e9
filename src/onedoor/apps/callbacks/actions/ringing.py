"""Working a call-back: taking it, ringing, moving it, ending it."""

from datetime import datetime

from django.db import connection, transaction

from onedoor.apps.callbacks.access import require_worker
from onedoor.apps.callbacks.data import AttemptResult, CallbackOutcome, CallbackStatus
from onedoor.apps.callbacks.events import CallbackClosed, CallbackMoved, CallbackTaken, CallbackTried
from onedoor.apps.callbacks.models import Attempt, Callback
from onedoor.apps.callbacks.telling import tell_person
from onedoor.apps.callbacks.windows import find_window
from onedoor.apps.partners import services as partners
from onedoor.foundation import clock
from onedoor.foundation.actors import Actor
from onedoor.foundation.errors import Conflict, Invalid
from onedoor.foundation.events import log

__all__ = ["cancel_callback", "give_up", "move_callback", "note_attempt", "put_back", "take_callback"]


@transaction.atomic(durable=True)
def take_callback(*, by: Actor, callback: Callback) -> Callback:
    """One is to ring oneself; who had it before loses it."""
    locked = _locked(callback, by)
    return _give(locked, by, is_mine=True)


@transaction.atomic(durable=True)
def put_back(*, by: Actor, callback: Callback) -> Callback:
    """Anybody of the team is to ring."""
    locked = _locked(callback, by)
    return _give(locked, by, is_mine=False)


def _give(locked: Callback, by: Actor, *, is_mine: bool) -> Callback:
    locked.account = partners.get_account(by.id) if is_mine else None
    locked.save(update_fields=["account"])
    _record(locked, CallbackTaken(account=by.id if is_mine else ""), by)
    return locked


@transaction.atomic(durable=True)
def note_attempt(*, by: Actor, callback: Callback, result: str, outcome: str = "", note: str = "") -> Callback:
    """They were rung. Having spoken to them ends it with an outcome; raises Invalid, naming fields."""
    locked = _locked(callback, by)
    if result not in AttemptResult.values:
        raise Invalid("Say what became of the call.", fields={"result": ["Choose what became of the call"]})
    if result == AttemptResult.SPOKE and outcome not in CallbackOutcome.values:
        raise Invalid("Say how it ended.", fields={"outcome": ["Choose how it ended"]})
    Attempt.objects.create(callback=locked, result=result, account=partners.get_account(by.id), note=note.strip())
    tries = locked.attempts.count()
    _record(locked, CallbackTried(result=result, number=tries), by)
    if result == AttemptResult.SPOKE:
        _close(locked, CallbackStatus.DONE, by, outcome=outcome)
    return locked


@transaction.atomic(durable=True)
def give_up(*, by: Actor, callback: Callback) -> Callback:
    """After enough tries in vain; the person is told. Raises Conflict while there were too few."""
    locked = _locked(callback, by)
    left = locked.tries_needed - locked.attempts.count()
    if left > 0:
        raise Conflict(f"Try {left} more time{'s' if left > 1 else ''} before giving up.")
    _close(locked, CallbackStatus.MISSED, by)
    tell_person("callback-missed", locked, by=by)
    return locked


@transaction.atomic(durable=True)
def move_callback(*, by: Actor, callback: Callback, window: str) -> Callback:
    """Another window, agreed with the person, who is told; raises Invalid."""
    locked = _locked(callback, by)
    chosen = find_window(locked.line, locked.organisation, window)
    locked.window_from, locked.window_to = chosen.start, chosen.end
    locked.times_moved += 1
    locked.soon_told_at = locked.overdue_told_at = None
    locked.save(update_fields=["window_from", "window_to", "times_moved", "soon_told_at", "overdue_told_at"])
    _record(locked, CallbackMoved(window_from=chosen.start.isoformat(), window_to=chosen.end.isoformat()), by)
    tell_person("callback-moved", locked, by=by)
    return locked


@transaction.atomic(durable=True)
def cancel_callback(*, by: Actor, callback: Callback) -> Callback:
    """Nobody is to ring any more: the person took it back, with their link or by word of mouth."""
    locked = _locked(callback, by)
    _close(locked, CallbackStatus.CANCELLED, by)
    tell_person("callback-cancelled", locked, by=by)
    return locked


def _locked(callback: Callback, by: Actor) -> Callback:
    """Residents were let in by the face that checked their link. Raises Missing, Conflict where it is over."""
    assert connection.in_atomic_block, "A lock lasts as long as its transaction."
    if by.kind != "resident":
        require_worker(by, callback)
    related = ("organisation", "line", "team", "account")
    locked = Callback.objects.select_for_update(of=("self",)).select_related(*related).get(pk=callback.pk)
    if not locked.is_waiting:
        raise Conflict("This call-back is over already.")
    return locked


def _close(callback: Callback, status: CallbackStatus, by: Actor, *, outcome: str = "") -> None:
    first: datetime | None = callback.attempts.values_list("at", flat=True).first()
    callback.status, callback.outcome, callback.closed_at = status, outcome, clock.now()
    callback.save(update_fields=["status", "outcome", "closed_at"])
    closed = CallbackClosed(
        status=status, outcome=outcome, tries=callback.attempts.count(),
        is_in_time=first is not None and first <= callback.window_to,
    )  # fmt: skip
    _record(callback, closed, by)


def _record(callback: Callback, happening: log.Happening, by: Actor) -> None:
    log.record(happening, by=by, subject=str(callback.uuid), organisation=str(callback.organisation.uuid))
