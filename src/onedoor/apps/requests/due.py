"""When a request is due: working days and hours where the partnership is, bank holidays left out."""

from collections.abc import Iterable
from datetime import date, datetime, time, timedelta
from typing import TYPE_CHECKING

from django.conf import settings
from django.db.models import Q

from onedoor.apps.directory.data import Target, TargetUnit
from onedoor.apps.requests import working_days
from onedoor.apps.requests.models import BankHoliday
from onedoor.apps.requests.working_hours import OfficeHours, working_time_after, working_time_between
from onedoor.foundation import clock
from onedoor.foundation.remembering import remembered

if TYPE_CHECKING:
    from onedoor.apps.partners.models import Organisation

__all__ = ["Stop", "due_after", "moved_by_stop", "working_days_after", "working_days_since"]

# Nobody is off for longer than this between two working days.
_MARGIN_DAYS = 60
_END_OF_DAY = time(23, 59, 59)
Stop = tuple[datetime, datetime]


def working_days_after(moment: datetime, days: int, organisation: "Organisation | None" = None) -> datetime:
    """The end of the `days`-th working day after the moment, in local time; the organisation's own days off count."""
    day = _local(moment).date()
    last = working_days.working_day_after(day, days, _off_from(day, days, organisation))
    return datetime.combine(last, _END_OF_DAY, tzinfo=clock.local_zone())


def working_days_since(start: datetime, end: datetime, organisation: "Organisation | None" = None) -> int:
    """How many working days begin after the day of `start`, up to and with the day of `end`; 0 within one day."""
    first, last = _local(start).date(), _local(end).date()
    days_off = _days_off(organisation.pk if organisation else None, first, last)
    return working_days.working_days_between(first, last, days_off)


def due_after(
    moment: datetime, target: Target, organisation: "Organisation | None" = None, *, stops: Iterable[Stop] = ()
) -> datetime:
    """By when the target is met that begins to count at the moment, had it stood still for these times meanwhile."""
    due = _simply(moment, target, organisation)
    for stop in stops:
        due = moved_by_stop(due, stop, target.unit, organisation)
    return due


def _simply(moment: datetime, target: Target, organisation: "Organisation | None") -> datetime:
    if target.unit == TargetUnit.WORKING_DAYS:
        return working_days_after(moment, target.amount, organisation)
    if target.unit == TargetUnit.DAYS:
        last = _local(moment).date() + timedelta(days=target.amount)
        return datetime.combine(last, _END_OF_DAY, tzinfo=clock.local_zone())
    if target.unit == TargetUnit.HOURS:
        return moment + timedelta(hours=target.amount)
    return _working_time_after(moment, timedelta(hours=target.amount), organisation)


def moved_by_stop(
    due: datetime, stop: Stop, unit: TargetUnit | str, organisation: "Organisation | None" = None
) -> datetime:
    """Later by as much of the unit as the stop took: a clock in days by whole days, one in hours by the minute."""
    start, end = stop
    if unit == TargetUnit.HOURS:
        return due + (end - start)
    if unit == TargetUnit.WORKING_HOURS:
        first, last = _local(start).date(), _local(end).date()
        days_off = _days_off(organisation.pk if organisation else None, first, last)
        lost = working_time_between(start, end, _hours(), clock.local_zone(), days_off)
        return _working_time_after(due, lost, organisation) if lost else due
    if unit == TargetUnit.DAYS:
        return _same_time(due, _local(due).date() + (_local(end).date() - _local(start).date()))
    days = working_days_since(start, end, organisation)
    day = _local(due).date()
    last_day = working_days.working_day_after(day, days, _off_from(day, days, organisation))
    return _same_time(due, last_day) if days else due


def _working_time_after(moment: datetime, length: timedelta, organisation: "Organisation | None") -> datetime:
    day = _local(moment).date()
    # No working day of less than two hours is worth the name.
    days_off = _off_from(day, int(length.total_seconds() // 7200) + 1, organisation)
    return working_time_after(moment, length, _hours(), clock.local_zone(), days_off)


def _hours() -> OfficeHours:
    return OfficeHours(*settings.WORKING_HOURS)


def _local(moment: datetime) -> datetime:
    return moment.astimezone(clock.local_zone())


def _same_time(moment: datetime, day: date) -> datetime:
    return datetime.combine(day, _local(moment).time(), tzinfo=clock.local_zone())


def _off_from(day: date, days: int, organisation: "Organisation | None") -> frozenset[date]:
    return _days_off(organisation.pk if organisation else None, day, day + timedelta(days=days * 2 + _MARGIN_DAYS))


@remembered
def _days_off(organisation_id: int | None, start: date, end: date) -> frozenset[date]:
    holidays = BankHoliday.objects.filter(
        Q(organisation=None) | Q(organisation=organisation_id), day__range=(start, end)
    )
    return frozenset(holidays.values_list("day", flat=True))
