"""The clock of each organisation that holds a request: started, stopped while the person is awaited, ended.

Building blocks, called on a locked request in the transaction that changes it.
"""

from datetime import datetime

from onedoor.apps.directory import services as directory
from onedoor.apps.directory.data import RequestKind, Target
from onedoor.apps.requests.due import due_after, moved_by_stop, working_days_since
from onedoor.apps.requests.models import Complaint, ComplaintStage, Request, ServiceClock
from onedoor.foundation.rows import insert

__all__ = ["end_clock", "promise", "promise_again", "running_clock", "start_clock", "stop_clock", "wind_clock"]


def promise(request: Request, *, at: datetime) -> Target:
    """Set the due date by the target of its body and priority, counted from the moment. The request is not saved."""
    target = _stage_target(request) or directory.target_for(request.service, request.accountable, request.priority)
    request.due_at = due_after(at, target, request.accountable)
    return target


def _stage_target(request: Request) -> Target | None:
    """Of a complaint: its stage's, whatever it is about."""
    if request.kind != RequestKind.COMPLAINT:
        return None
    complaint = Complaint.objects.filter(request=request.pk).first() if request.pk else None
    stage = ComplaintStage.objects.filter(number=complaint.stage if complaint else 1).first()
    return stage.target if stage else None


def start_clock(request: Request, *, at: datetime, target: Target | None = None) -> ServiceClock:
    """The accountable body holds it from here on, and is due when the request is; by the last target if none is new."""
    if target is None:
        last = request.clocks.order_by("-started_at", "-id").first()
        target = last.target if last else None
    clock = ServiceClock(
        request=request,
        organisation=request.accountable,
        started_at=at,
        due_at=request.due_at,
        **({"amount": target.amount, "unit": target.unit} if target else {}),
    )
    insert(clock)
    return clock


def running_clock(request: Request) -> ServiceClock | None:
    """The one that has not ended."""
    return request.clocks.filter(ended_at=None).first()


def promise_again(request: Request, clock: ServiceClock) -> None:
    """Find the date of a running clock from its beginning: by its target, its stops and the calendar as it is today.

    Neither is saved.
    """
    if clock.target is not None:
        clock.due_at = due_after(clock.started_at, clock.target, request.accountable, stops=clock.stood_still)
        request.due_at = clock.due_at


def stop_clock(request: Request, *, at: datetime) -> None:
    """Nothing can be done until somebody else has answered."""
    request.clocks.filter(ended_at=None, stopped_at=None).update(stopped_at=at)


def wind_clock(request: Request, *, at: datetime) -> None:
    """It goes on where it stood still: the due date moves by what that took. The request is not saved."""
    clock = request.clocks.filter(ended_at=None, stopped_at__isnull=False).first()
    if clock is not None:
        request.due_at = _wound(clock, request, at)
        clock.save()


def end_clock(request: Request, *, at: datetime, was_passed_on: bool = False) -> None:
    """The body has done with it, or with its part in it. The request is not saved."""
    clock = running_clock(request)
    if clock is not None:
        if clock.stopped_at is not None:
            request.due_at = _wound(clock, request, at)
        # What a partner's system did is said later than it was done, even before the request came here.
        clock.ended_at, clock.was_passed_on = max(at, clock.started_at), was_passed_on
        clock.save()


def _wound(clock: ServiceClock, request: Request, at: datetime) -> datetime | None:
    assert clock.stopped_at is not None, "Only a clock that stands still is wound."
    stop = (clock.stopped_at, max(at, clock.stopped_at))
    clock.stopped_at = None
    clock.stops = [*clock.stops, [stop[0].isoformat(), stop[1].isoformat()]]
    clock.days_stopped += working_days_since(*stop, request.accountable)
    if clock.due_at is not None:
        clock.due_at = moved_by_stop(clock.due_at, stop, clock.unit, request.accountable)
    return clock.due_at
