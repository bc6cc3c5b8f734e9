"""Net satisfaction, whatever the counts."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onedoor.apps.feedback.satisfaction import net_satisfaction

counts = st.integers(min_value=0, max_value=10_000)


def test_the_worked_example() -> None:
    # (43 - 24) / 102 give or take 1.96 times the root of (43/102 + 24/102 - (19/102)²) / 102.
    found = net_satisfaction(42, 35, 23)
    assert (found.net, found.count) == (0.19, 100)
    assert found.low == pytest.approx(0.0332, abs=0.0001)
    assert found.high == pytest.approx(0.3393, abs=0.0001)


@given(counts, counts, counts)
def test_it_lies_within_bounds_and_turns_with_the_faces(good: int, average: int, poor: int) -> None:
    found, turned = net_satisfaction(good, average, poor), net_satisfaction(poor, average, good)
    assert -1 <= found.low <= found.high <= 1
    assert (found.low, found.high) == (-turned.high, -turned.low)
    if found.net is not None:
        assert -1 <= found.net <= 1


@given(counts, counts, counts)
def test_more_answers_are_surer(good: int, average: int, poor: int) -> None:
    few, many = net_satisfaction(good, average, poor), net_satisfaction(good * 4, average * 4, poor * 4)
    assert many.high - many.low <= few.high - few.low + 1e-9


def test_counts_are_not_negative() -> None:
    with pytest.raises(ValueError, match="negative"):
        net_satisfaction(1, -1, 0)
