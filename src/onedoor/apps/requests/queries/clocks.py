"""How long each organisation has held a request."""

from onedoor.apps.requests.data import ClockReading
from onedoor.apps.requests.due import working_days_since
from onedoor.apps.requests.models import Request, ServiceClock
from onedoor.foundation import clock

__all__ = ["clocks_of"]


def clocks_of(request: Request) -> list[ClockReading]:
    """One reading for each, the first holder first. One query, and one for the days off of each body."""
    return [_read(one) for one in request.clocks.select_related("organisation")]


def _read(one: ServiceClock) -> ClockReading:
    now = clock.now()
    last = one.ended_at or one.stopped_at or now
    days = working_days_since(one.started_at, last, one.organisation) - one.days_stopped
    stands_since = 0 if one.stopped_at is None else working_days_since(one.stopped_at, now, one.organisation)
    return ClockReading(
        organisation=one.organisation.name,
        started_at=one.started_at,
        ended_at=one.ended_at,
        due_at=one.due_at,
        days=max(days, 0),
        days_stopped=one.days_stopped + stands_since,
        is_stopped=one.stopped_at is not None,
        was_passed_on=one.was_passed_on,
        target=one.target.text if one.target else "",
        is_late=one.due_at is not None and last > one.due_at,
    )
