"""The clock of each organisation that holds a request: started, stopped while the person is awaited, ended.

Building blocks, called on a locked request in the transaction that changes it.
"""

from datetime import datetime

from onedoor.apps.requests.due import later_by, working_days_since
from onedoor.apps.requests.models import Request, ServiceClock

__all__ = ["end_clock", "start_clock", "stop_clock", "wind_clock"]


def start_clock(request: Request, *, at: datetime) -> ServiceClock:
    """The accountable body holds it from here on, and is due when the request is."""
    return ServiceClock.objects.create(
        request=request, organisation=request.accountable, started_at=at, due_at=request.due_at
    )


def stop_clock(request: Request, *, at: datetime) -> None:
    """Nothing can be done until somebody else has answered."""
    request.clocks.filter(ended_at=None, stopped_at=None).update(stopped_at=at)


def wind_clock(request: Request, *, at: datetime) -> None:
    """It goes on where it stood still: the due date moves by the working days that took. The request is not saved."""
    clock = request.clocks.filter(ended_at=None, stopped_at__isnull=False).first()
    if clock is not None:
        request.due_at = _wound(clock, request, at)
        clock.save()


def end_clock(request: Request, *, at: datetime, was_passed_on: bool = False) -> None:
    """The body has done with it, or with its part in it. The request is not saved."""
    clock = request.clocks.filter(ended_at=None).first()
    if clock is not None:
        if clock.stopped_at is not None:
            request.due_at = _wound(clock, request, at)
        # What a partner's system did is said later than it was done, even before the request came here.
        clock.ended_at, clock.was_passed_on = max(at, clock.started_at), was_passed_on
        clock.save()


def _wound(clock: ServiceClock, request: Request, at: datetime) -> datetime | None:
    assert clock.stopped_at is not None, "Only a clock that stands still is wound."
    days = working_days_since(clock.stopped_at, at, request.accountable)
    clock.days_stopped, clock.stopped_at = clock.days_stopped + days, None
    if clock.due_at is not None and days:
        clock.due_at = later_by(clock.due_at, days, request.accountable)
    return clock.due_at
