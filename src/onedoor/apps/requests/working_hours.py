"""Counting working time: some hours of each working day, by the clock on the wall. Pure calculation."""

from collections.abc import Container
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta, tzinfo

from onedoor.apps.requests.working_days import is_working_day

__all__ = ["OfficeHours", "working_time_after", "working_time_between"]

_ONE_DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class OfficeHours:
    """From when to when a working day goes, the same each day."""

    opens: time
    closes: time

    def on(self, day: date, zone: tzinfo) -> tuple[datetime, datetime]:
        """The hours of that day as moments."""
        return datetime.combine(day, self.opens, zone), datetime.combine(day, self.closes, zone)


def working_time_after(
    moment: datetime, length: timedelta, hours: OfficeHours, zone: tzinfo, days_off: Container[date] = ()
) -> datetime:
    """When that much working time has passed; what comes at night begins to count in the morning."""
    if length < timedelta():
        raise ValueError("Working time is counted forwards.")
    day = moment.astimezone(zone).date()
    while True:
        if is_working_day(day, days_off):
            opens, closes = hours.on(day, zone)
            begins = max(moment, opens)
            if begins < closes and length <= closes - begins:
                return (begins + length).astimezone(zone)
            length -= max(closes - begins, timedelta())
        day += _ONE_DAY


def working_time_between(
    start: datetime, end: datetime, hours: OfficeHours, zone: tzinfo, days_off: Container[date] = ()
) -> timedelta:
    """How much working time lies between; the inverse of `working_time_after`."""
    day, last = start.astimezone(zone).date(), end.astimezone(zone).date()
    total = timedelta()
    while day <= last:
        if is_working_day(day, days_off):
            opens, closes = hours.on(day, zone)
            total += max(min(end, closes) - max(start, opens), timedelta())
        day += _ONE_DAY
    return total
