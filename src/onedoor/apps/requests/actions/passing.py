"""Passing a request on to the body it belongs to."""

from typing import TYPE_CHECKING

from django.db import transaction

from onedoor.apps.requests.actions.changing import enter, lock_for_work, move_to, refuse_closed, save, tell, words
from onedoor.apps.requests.actions.clocks import end_clock, promise, start_clock
from onedoor.apps.requests.actions.raising import tell_team
from onedoor.apps.requests.actions.sharing_out import note_routing, route
from onedoor.apps.requests.data import Status, UpdateKind
from onedoor.apps.requests.events import RequestPassedOn
from onedoor.apps.requests.models import Request
from onedoor.foundation import clock
from onedoor.foundation.actors import Actor
from onedoor.foundation.errors import Invalid
from onedoor.foundation.events.log import record

if TYPE_CHECKING:
    from onedoor.apps.partners.models import Organisation

__all__ = ["pass_on"]


@transaction.atomic(durable=True)
def pass_on(
    *, by: Actor, request: Request, organisation: "Organisation", reason: str, version: int | None = None
) -> Request:
    """Another body answers for it and delivers it from here on, by its own target from today.

    The person is told who and why. The body that passed it on no longer sees it, unless it is the other of the two.
    """
    reason = words(reason, field="reason", missing="Say why it goes to them: the person reads this.")
    locked = lock_for_work(request, by=by, version=version)
    refuse_closed(locked)
    _check(locked, organisation)
    old = locked.accountable
    now = clock.now()
    end_clock(locked, at=now, was_passed_on=True)
    locked.accountable = locked.delivering = organisation
    rule = route(locked)
    target = promise(locked, at=now)
    start_clock(locked, at=now, target=target)
    locked.responsibility_reason = f"Passed on by {old.name}: {reason}"[:500]
    locked.responsibility_doubts = []
    move_to(locked, Status.OPEN, at=now)
    assert locked.due_at is not None, "It was just promised."
    due = locked.due_at.astimezone(clock.local_zone())
    text = (
        f"{old.name} passed this on to {organisation.name}. {reason} {organisation.name} gives itself "
        f"until {due:%-d %B %Y}."
    )
    enter(locked, UpdateKind.PASSED_ON, by=by, text=text, at=now)
    note_routing(locked, rule)
    save(locked)
    happening = RequestPassedOn(old=str(old.uuid), new=str(organisation.uuid), due_at=locked.due_at.isoformat())
    record(happening, by=by, subject=str(locked.uuid), organisation=str(organisation.uuid))
    tell(locked, "request-updated", by=by, text=text)
    tell_team(locked)
    return locked


def _check(request: Request, organisation: "Organisation") -> None:
    problem = ""
    if organisation.pk == request.accountable_id and organisation.pk == request.delivering_id:
        problem = f"{organisation.name} has it already."
    elif not organisation.is_partner or not organisation.is_true_on(clock.today()):
        problem = f"{organisation.name} does not take requests here. Close this one and say whom to ask."
    if problem:
        raise Invalid(problem, fields={"organisation": [problem]})
