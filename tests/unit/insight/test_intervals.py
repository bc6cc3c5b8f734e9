"""Intervals against published values and their own promises."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onedoor.apps.insight.intervals import mean_interval, wilson


@pytest.mark.parametrize(
    ("successes", "count", "low", "high"),
    # Newcombe (1998), "Two-sided confidence intervals for the single proportion", table I, method 3.
    [(81, 263, 0.2553, 0.3662), (15, 148, 0.0624, 0.1605), (0, 20, 0.0, 0.1611), (1, 29, 0.0061, 0.1718)],
)
def test_wilson_agrees_with_newcombe(successes: int, count: int, low: float, high: float) -> None:
    interval = wilson(successes, count)
    assert interval.low == pytest.approx(low, abs=5e-5)
    assert interval.high == pytest.approx(high, abs=5e-5)


@given(st.integers(1, 10_000).flatmap(lambda count: st.tuples(st.integers(0, count), st.just(count))))
def test_a_share_lies_in_its_interval_and_that_in_nought_to_one(pair: tuple[int, int]) -> None:
    interval = wilson(*pair)
    assert interval.value is not None
    assert interval.low is not None
    assert interval.high is not None
    assert 0 <= interval.low <= interval.value + 1e-12
    assert interval.value - 1e-12 <= interval.high <= 1


def test_nothing_counted_is_not_nought() -> None:
    assert wilson(0, 0).value is None
    assert mean_interval(0, 0, 0, least=-1, most=1).value is None


def test_more_than_all_is_refused() -> None:
    with pytest.raises(ValueError, match="3 of 2"):
        wilson(3, 2)


def test_mean_of_faces() -> None:
    interval = mean_interval(total=2, total_of_squares=4, count=4, least=-1, most=1)
    assert interval.value == 0.5
    assert interval.low == pytest.approx(0.5 - 1.959964 * 0.5, abs=1e-5)
    assert interval.high == 1
