"""Undoing what was done to many requests at once, as long as nobody else has touched them."""

from collections.abc import Callable, Mapping, Sequence
from datetime import timedelta
from typing import Any
from uuid import UUID

from django.db import transaction

from onedoor.apps.partners import services as partners
from onedoor.apps.requests import access
from onedoor.apps.requests.actions.changing import enter, lock, move_to, save, tell
from onedoor.apps.requests.actions.ending import open_whole
from onedoor.apps.requests.actions.mentioning import tell_gone
from onedoor.apps.requests.actions.working import give, set_status
from onedoor.apps.requests.data import BulkResult, Status, UpdateKind
from onedoor.apps.requests.events import RequestPassedOn, RequestReopened
from onedoor.apps.requests.models import BulkRun, Request
from onedoor.apps.requests.stages import State
from onedoor.foundation import clock
from onedoor.foundation.actors import Actor
from onedoor.foundation.errors import Missing, OnedoorError
from onedoor.foundation.events.log import record

__all__ = ["clear_runs", "get_run_of", "remember_run", "standing_of", "undo_run"]

# Long enough to see the slip, short enough that nobody has begun to rely on it.
KEPT = timedelta(minutes=30)
_PLACES = ("assigned_to", "team", "accountable", "delivering")
Before = Mapping[str, Any]


def standing_of(request: Request) -> dict[str, Any]:
    """What an undoing needs to know of a request before it is changed: codes, keys and its date."""
    return {
        "status": request.status, "stage": request.stage, "stage_name": request.stage_name,
        "stage_name_cy": request.stage_name_cy,
        "due_at": request.due_at.isoformat() if request.due_at else "",
        **{name: getattr(request, f"{name}_id") for name in _PLACES},
        "bodies": [str(request.accountable.uuid), str(request.delivering.uuid)],
    }  # fmt: skip


@transaction.atomic(durable=True)
def remember_run(*, by: Actor, action: str, changes: Sequence[Mapping[str, Any]]) -> BulkRun | None:
    """Keep for half an hour how the requests stood before; None where nothing was changed."""
    if not changes:
        return None
    return BulkRun.objects.create(account=partners.get_account(by.id), action=action, changes=list(changes))


def get_run_of(actor: Actor, uuid: UUID | str) -> BulkRun:
    """One of the actor's own that can still be undone; raises Missing."""
    since = clock.now() - KEPT
    found = BulkRun.objects.filter(uuid=uuid, account__uuid=actor.id, undone_at=None, at__gte=since).first()
    if found is None:
        raise Missing("This can no longer be undone.")
    return found


def undo_run(*, by: Actor, run: BulkRun) -> list[BulkResult]:
    """Put each request back where it stood, each in its own transaction.

    One that somebody has changed since stays as they left it, and the result says so.
    """
    with transaction.atomic(durable=True):
        # Of two who press it at once, one undoes it.
        if not BulkRun.objects.filter(pk=run.pk, undone_at=None).update(undone_at=clock.now()):
            raise Missing("This can no longer be undone.")
    found = Request.objects.in_bulk([change["uuid"] for change in run.changes], field_name="uuid")
    pairs = [(found.get(UUID(change["uuid"])), change) for change in run.changes]
    return [_attempt(run.action, request, change, by) for request, change in pairs if request is not None]


def _attempt(action: str, request: Request, change: Mapping[str, Any], by: Actor) -> BulkResult:
    problem = ""
    try:
        _undo(action, request, change, by=by)
    except OnedoorError as error:
        problem = error.message
    return BulkResult(str(request.uuid), request.reference, problem)


@transaction.atomic(durable=True)
def _undo(action: str, request: Request, change: Mapping[str, Any], *, by: Actor) -> None:
    locked = lock(request, version=change["version"])
    before: Before = change["before"]
    if by.organisations_as(*access.SERVICE_ROLES).isdisjoint(before["bodies"]):
        raise Missing("There is no such request.")
    _UNDO[action](locked, before, by)


def _give_back(request: Request, before: Before, by: Actor) -> None:
    request.assigned_to_id, request.team_id = before["assigned_to"], before["team"]
    give(request, request.assigned_to, request.team, by)


def _put_back(request: Request, before: Before, by: Actor) -> None:
    set_status(request, Status(before["status"]), state=_state(before), by=by, text="", at=clock.now())


def _open_again(request: Request, before: Before, by: Actor) -> None:
    """It was closed by a slip: that is no reopening, and is not counted as one."""
    at = clock.now()
    if request.is_open:
        _put_back(request, before, by)
        return
    move_to(request, Status(before["status"]), at=at, state=_state(before))
    text = "It was closed by a slip, and is open again."
    enter(request, UpdateKind.REOPENED, by=by, text=text, at=at)
    save(request)
    happening = RequestReopened(times_reopened=request.times_reopened)
    record(happening, by=by, subject=str(request.uuid), organisation=str(request.accountable.uuid))
    if request.part_of is None:
        tell(request, "request-updated", by=by, text=text)
    open_whole(request, by=by, at=at)


def _fetch_back(request: Request, before: Before, by: Actor) -> None:
    """Its own body has it again, with the clock and the date it had."""
    at, other, told = clock.now(), request.accountable, _address_of(request)
    request.clocks.filter(ended_at=None).delete()
    last = request.clocks.order_by("-started_at", "-id").first()
    if last is not None:
        last.ended_at, last.was_passed_on = None, False
        last.save()
    for name in _PLACES:
        setattr(request, f"{name}_id", before[name])
    request.due_at = last.due_at if last else None
    request.responsibility_reason = f"Back from {other}: passing it on was a slip."[:500]
    move_to(request, Status(before["status"]), at=at, state=_state(before))
    text = f"It was passed on to {other.name} by a slip: {request.accountable.name} has it again."
    enter(request, UpdateKind.PASSED_ON, by=by, text=text, at=at)
    save(request)
    due = request.due_at.isoformat() if request.due_at else ""
    happening = RequestPassedOn(old=str(other.uuid), new=str(request.accountable.uuid), due_at=due)
    record(happening, by=by, subject=str(request.uuid), organisation=str(request.accountable.uuid))
    tell(request, "request-updated", by=by, text=text)
    if told:
        tell_gone(request, told, of=other, text=f"{request.accountable.name} has taken {request.reference} back.")


def _address_of(request: Request) -> str:
    """Where those who have it now were told that it came."""
    return (request.team.email if request.team else "") or request.delivering.email


def _state(before: Before) -> State | None:
    if not before["stage"]:
        return None
    return State(before["stage"], before["stage_name"], before["stage_name_cy"], Status(before["status"]))


_UNDO: Mapping[str, Callable[[Request, Before, Actor], object]] = {
    "take": _give_back, "assign": _give_back, "status": _put_back, "close": _open_again, "pass_on": _fetch_back,
}  # fmt: skip


def clear_runs() -> int:
    """Forget what can no longer be undone; how many."""
    return BulkRun.objects.filter(at__lt=clock.now() - KEPT).delete()[0]
