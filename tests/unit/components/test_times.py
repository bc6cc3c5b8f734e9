"""Days and lengths of time as people say them."""

from datetime import datetime, timedelta

from onedoor.web.components.templatetags.times import day, day_and_time, minutes, waited


def test_near_days_have_names_and_others_their_date(noon: datetime) -> None:
    assert [day(noon + timedelta(days=days)) for days in (-2, -1, 0, 1, 2)] == [
        "2 March", "yesterday", "today", "tomorrow", "6 March",
    ]  # fmt: skip


def test_another_year_is_named(noon: datetime) -> None:
    assert day(noon - timedelta(days=365)) == "4 March 2025"
    assert day(noon - timedelta(days=365), "j M") == "4 Mar 2025"


def test_the_day_is_that_of_the_place_not_of_greenwich(noon: datetime) -> None:
    summer = datetime.fromisoformat("2026-07-01T23:30:00+00:00")
    assert day_and_time(summer) == "2 July, 00:30"


def test_lengths_read_as_on_a_stopwatch() -> None:
    assert minutes(245) == "4:05"
    assert minutes(0) == "–"
    assert (waited(0), waited(95)) == ("0:00", "1:35")
    assert minutes(None) == "–"
