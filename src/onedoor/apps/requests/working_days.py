"""Counting working days: Monday to Friday, bank holidays left out. Pure calculation."""

from collections.abc import Container
from datetime import date, timedelta

__all__ = ["is_working_day", "working_day_after", "working_days_between"]

_SATURDAY = 5
_ONE_DAY = timedelta(days=1)


def is_working_day(day: date, days_off: Container[date] = ()) -> bool:
    """Whether a target counts this day."""
    return day.weekday() < _SATURDAY and day not in days_off


def working_day_after(day: date, count: int, days_off: Container[date] = ()) -> date:
    """The `count`-th working day after `day`; with 0, `day` itself or the next working day.

    The day something arrives never counts, as in the councils' own promises ("within five working days").
    """
    if count < 0:
        raise ValueError("Working days are counted forwards.")
    while count or not is_working_day(day, days_off):
        day += _ONE_DAY
        if count and is_working_day(day, days_off):
            count -= 1
    return day


def working_days_between(start: date, end: date, days_off: Container[date] = ()) -> int:
    """How many working days lie after `start`, up to and with `end`; the inverse of `working_day_after`."""
    days = (start + timedelta(days=offset) for offset in range(1, (end - start).days + 1))
    return sum(is_working_day(day, days_off) for day in days)
