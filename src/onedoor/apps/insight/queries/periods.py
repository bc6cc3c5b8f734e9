"""Months and their edges, as the partnership's clocks have them."""

from collections.abc import Iterator
from datetime import date, datetime, time, timedelta

from onedoor.apps.insight.data import Period
from onedoor.foundation import clock

__all__ = ["bounds", "last_twelve_months", "months_in"]


def bounds(period: Period) -> tuple[datetime, datetime]:
    """The first moment of the period and the first after it."""
    zone = clock.local_zone()
    return (
        datetime.combine(period.first, time(), tzinfo=zone),
        datetime.combine(period.last + timedelta(days=1), time(), tzinfo=zone),
    )


def months_in(period: Period) -> Iterator[Period]:
    """The calendar months of the period; the first and last may be cut."""
    first = period.first
    while first <= period.last:
        next_month = (first.replace(day=1) + timedelta(days=32)).replace(day=1)
        yield Period(first, min(next_month - timedelta(days=1), period.last))
        first = next_month


def last_twelve_months() -> Period:
    """From the first of the month eleven months ago to today."""
    today = clock.today()
    months = today.year * 12 + today.month - 1 - 11
    return Period(date(months // 12, months % 12 + 1, 1), today)
