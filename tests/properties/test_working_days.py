"""Working days, whatever the day and the days off."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onedoor.apps.requests.working_days import is_working_day, working_day_after, working_days_between

days = st.dates(date(2020, 1, 1), date(2035, 12, 31))
days_off = st.frozensets(st.dates(date(2020, 1, 1), date(2036, 6, 30)), max_size=60)
few = st.integers(min_value=0, max_value=60)


@pytest.mark.parametrize(
    ("start", "count", "end"),
    [
        (date(2026, 3, 4), 1, date(2026, 3, 5)),
        (date(2026, 3, 6), 1, date(2026, 3, 9)),
        (date(2026, 3, 7), 0, date(2026, 3, 9)),
        # Good Friday, 3 April, and Easter Monday, 6 April 2026.
        (date(2026, 4, 2), 1, date(2026, 4, 7)),
    ],
)
def test_known_days(start: date, count: int, end: date) -> None:
    assert working_day_after(start, count, {date(2026, 4, 3), date(2026, 4, 6)}) == end


@given(days, few, days_off)
def test_it_ends_on_a_working_day_not_before_it_began(day: date, count: int, off: frozenset[date]) -> None:
    end = working_day_after(day, count, off)
    assert is_working_day(end, off)
    assert end >= day + timedelta(days=count)


@given(days, st.integers(min_value=1, max_value=60), days_off)
def test_counting_back_gives_the_count(day: date, count: int, off: frozenset[date]) -> None:
    assert working_days_between(day, working_day_after(day, count, off), off) == count


@given(days, few, days_off, st.dates(date(2020, 1, 1), date(2036, 6, 30)))
def test_one_more_day_off_never_makes_it_sooner(day: date, count: int, off: frozenset[date], more: date) -> None:
    assert working_day_after(day, count, off | {more}) >= working_day_after(day, count, off)


def test_nobody_counts_backwards() -> None:
    with pytest.raises(ValueError, match="forwards"):
        working_day_after(date(2026, 3, 4), -1)
