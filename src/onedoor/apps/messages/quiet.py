"""When nobody is to be disturbed. Pure but for the list of bank holidays, which a library keeps."""

from datetime import date, datetime, time
from functools import lru_cache

import holidays

__all__ = ["is_bank_holiday", "is_quiet"]


def is_quiet(
    moment: datetime, *, begins_at: time, ends_at: time, on_sundays: bool, on_bank_holidays: bool, area: str
) -> bool:
    """Whether that local moment is within the quiet hours, which may go over midnight, or on a quiet day.

    `begins_at` equal to `ends_at` is no quiet hours. `area` as `holidays` names it, GB-ENG.
    """
    if on_sundays and moment.weekday() == 6:
        return True
    if on_bank_holidays and is_bank_holiday(moment.date(), area):
        return True
    now = moment.time()
    if begins_at <= ends_at:
        return begins_at <= now < ends_at
    return now >= begins_at or now < ends_at


def is_bank_holiday(day: date, area: str) -> bool:
    return day in _of_year(area, day.year)


@lru_cache(maxsize=64)
def _of_year(area: str, year: int) -> frozenset[date]:
    country, _, part = area.partition("-")
    return frozenset(holidays.country_holidays(country, subdiv=part or None, years=year))
