"""Working hours, whatever the moment and the days off."""

from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onedoor.apps.requests.working_hours import OfficeHours, working_time_after, working_time_between

HERE = ZoneInfo("Europe/London")
NINE_TO_FIVE = OfficeHours(time(9), time(17))
moments = st.datetimes(datetime(2024, 1, 1), datetime(2030, 1, 1), timezones=st.just(UTC))
lengths = st.integers(min_value=1, max_value=6_000).map(lambda minutes: timedelta(minutes=minutes))
days_off = st.frozensets(st.dates(date(2024, 1, 1), date(2031, 1, 1)), max_size=40)


@pytest.mark.parametrize(
    ("start", "hours", "end"),
    [
        (datetime(2026, 3, 4, 10, tzinfo=UTC), 4, datetime(2026, 3, 4, 14, tzinfo=UTC)),
        # Over a night and a weekend; what comes on Saturday begins on Monday.
        (datetime(2026, 3, 6, 16, tzinfo=UTC), 4, datetime(2026, 3, 9, 12, tzinfo=UTC)),
        (datetime(2026, 3, 7, 16, tzinfo=UTC), 4, datetime(2026, 3, 9, 13, tzinfo=UTC)),
        # The clocks go forward on 29 March: five in the afternoon is then four by universal time.
        (datetime(2026, 3, 27, 16, tzinfo=UTC), 2, datetime(2026, 3, 30, 9, tzinfo=UTC)),
    ],
)
def test_known_hours(start: datetime, hours: int, end: datetime) -> None:
    assert working_time_after(start, timedelta(hours=hours), NINE_TO_FIVE, HERE) == end


@given(moments, lengths, days_off)
def test_counting_back_gives_the_length(moment: datetime, length: timedelta, off: frozenset[date]) -> None:
    end = working_time_after(moment, length, NINE_TO_FIVE, HERE, off)
    assert working_time_between(moment, end, NINE_TO_FIVE, HERE, off) == length
    assert time(9) < end.time() <= time(17)


@given(moments, lengths, days_off, st.dates(date(2024, 1, 1), date(2031, 1, 1)))
def test_one_more_day_off_never_makes_it_sooner(
    moment: datetime, length: timedelta, off: frozenset[date], more: date
) -> None:
    later = working_time_after(moment, length, NINE_TO_FIVE, HERE, off | {more})
    assert later >= working_time_after(moment, length, NINE_TO_FIVE, HERE, off)


def test_nobody_counts_backwards() -> None:
    with pytest.raises(ValueError, match="forwards"):
        working_time_after(datetime(2026, 3, 4, tzinfo=UTC), timedelta(-1), NINE_TO_FIVE, HERE)
