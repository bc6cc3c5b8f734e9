"""How soon a request is wanted, and dates that move with the calendar."""

from datetime import date
from typing import TYPE_CHECKING

from django.db import transaction
from django.db.models import Q

from onedoor.apps.directory import services as directory
from onedoor.apps.directory.data import Priority, TargetUnit
from onedoor.apps.requests.actions.changing import enter, lock_for_work, refuse_closed, save
from onedoor.apps.requests.actions.clocks import promise_again, running_clock
from onedoor.apps.requests.data import UpdateKind, Visibility
from onedoor.apps.requests.events import PriorityChanged
from onedoor.apps.requests.models import Request, RequestUpdate, ServiceClock
from onedoor.foundation import clock
from onedoor.foundation.actors import Actor
from onedoor.foundation.events.log import record

if TYPE_CHECKING:
    from onedoor.apps.partners.models import Organisation

__all__ = ["change_priority", "move_promises", "set_priority"]

_AT_ONCE = 500


@transaction.atomic(durable=True)
def change_priority(
    *, by: Actor, request: Request, priority: Priority | str, text: str = "", version: int | None = None
) -> Request:
    """More or less urgent from here on: its body's target for that counts from when the body got it."""
    locked = lock_for_work(request, by=by, version=version)
    refuse_closed(locked)
    return set_priority(locked, Priority(priority), by=by, text=text.strip())


def set_priority(request: Request, priority: Priority, *, by: Actor, text: str = "") -> Request:
    """`change_priority` of a locked request. A building block."""
    old, request.priority = request.priority, priority
    running = running_clock(request)
    if running is not None and old != priority:
        target = directory.target_for(request.service, request.accountable, priority)
        running.amount, running.unit = target.amount, target.unit
        promise_again(request, running)
        running.save()
    # How urgent the office thinks it is is the office's own affair; the date the person sees for themselves.
    said = " ".join(part for part in (f"{priority.label}.", text) if part)
    enter(request, UpdateKind.STATUS, by=by, text=said, visibility=Visibility.PRIVATE, organisation=request.accountable)
    save(request)
    due = request.due_at.isoformat() if request.due_at else ""
    happening = PriorityChanged(old=old, new=priority, due_at=due)
    record(happening, by=by, subject=str(request.uuid), organisation=str(request.accountable.uuid))
    return request


def move_promises(*, by: Actor, organisation: "Organisation | None", day: date, name: str) -> int:
    """Find the dates of open requests again that were promised over a day that is a day off now; how many moved.

    None ever moves nearer. A building block: the action that changes the calendar calls it.
    """
    clocks = ServiceClock.objects.filter(
        Q(request__due_at__date__gte=day), ended_at=None, started_at__date__lte=day,
        unit__in=(TargetUnit.WORKING_DAYS, TargetUnit.WORKING_HOURS), amount__isnull=False,
    )  # fmt: skip
    if organisation is not None:
        clocks = clocks.filter(organisation=organisation)
    keys = list(clocks.values_list("pk", flat=True))
    return sum(_move(keys[first : first + _AT_ONCE], by, name) for first in range(0, len(keys), _AT_ONCE))


def _move(keys: list[int], by: Actor, name: str) -> int:
    moved, entries = [], []
    rows = ServiceClock.objects.select_for_update(of=("self", "request"))
    for running in rows.filter(pk__in=keys).select_related("request__accountable", "organisation"):
        before, request = running.due_at, running.request
        promise_again(request, running)
        if before is None or running.due_at is None or running.due_at <= before:
            continue
        moved.append(running)
        days = [moment.astimezone(clock.local_zone()) for moment in (before, running.due_at)]
        text = f"{name} is a day off. The date moved from {days[0]:%-d %B} to {days[1]:%-d %B %Y}."
        entries.append(
            RequestUpdate(
                request=request, kind=UpdateKind.DATE, text=text, status=request.status, actor=str(by),
                actor_name=running.organisation.name, organisation=running.organisation, at=clock.now(),
            )
        )  # fmt: skip
    ServiceClock.objects.bulk_update(moved, ["due_at"])
    Request.objects.bulk_update([running.request for running in moved], ["due_at"])
    RequestUpdate.objects.bulk_create(entries)
    return len(moved)
