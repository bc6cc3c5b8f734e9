"""Precision and recall of matching, from what reviewers found in pairs drawn at random."""

from pathlib import Path

import pytest

from onedoor.apps.insight import services as insight
from onedoor.apps.insight.intervals import wilson, wilson_share
from onedoor.apps.people.models import Pair, Resident
from onedoor.apps.places import services as places
from onedoor.foundation import clock
from onedoor.foundation.actors import SYSTEM
from tests.unit.places.country import add_area, add_postcode

pytestmark = pytest.mark.django_db


def pairs(count: int, treatment: str, state: str, *, drawn_of: float = 1, **what: object) -> None:
    for _ in range(count):
        one, other = (Resident.objects.create(family_name="Brown", **what) for _ in range(2))
        Pair.objects.create(
            one=one, other=other, treatment=treatment, state=state, weight=0, drawn_of=drawn_of, settled_at=clock.now()
        )


def test_precision_is_of_what_was_joined() -> None:
    pairs(18, "joined", "same", drawn_of=0.02)
    pairs(2, "joined", "different", drawn_of=0.02)
    pairs(5, "doubted", "different")
    found = insight.matching_quality()[0]
    assert found.precision == wilson(18, 20)
    assert (found.joined, found.doubted, found.refused) == (20, 5, 0)


def test_a_pair_drawn_stands_for_those_left_out() -> None:
    pairs(9, "joined", "same", drawn_of=0.1)
    pairs(1, "refused", "same", drawn_of=0.1)
    pairs(10, "doubted", "same")
    found = insight.matching_quality()[0].recall
    assert found.value == pytest.approx((90 + 10) / 110)
    assert found.low is not None
    assert 0.4 < found.low < 0.75


def test_where_all_are_drawn_alike_it_is_the_plain_interval() -> None:
    plain, weighed = wilson(9, 10), wilson_share(0.9, 10, count=10)
    assert (plain.low, plain.high) == (weighed.low, weighed.high)


def test_groups_are_those_recorded_and_small_ones_are_not_shown() -> None:
    pairs(6, "joined", "same", sex="f", birth_date="1950-01-01")
    pairs(1, "joined", "same", sex="m")
    rows = {(row.split, row.label): row for row in insight.matching_quality()}
    assert list(rows) == [
        ("All", "All"), ("Age", "65 and over"), ("Age", "Not recorded"), ("Sex", "Female"), ("Sex", "Male"),
    ]  # fmt: skip
    assert rows["Sex", "Male"].is_small
    assert not rows["Sex", "Female"].is_small


def test_groups_by_deprivation_of_the_home_once_an_index_is_here(tmp_path: Path) -> None:
    add_area("ward", "W1", west=-2.0)
    add_area("ward", "W2", west=-1.9)
    assert "Deprivation" not in {row.split for row in insight.matching_quality()}
    path = tmp_path / "index.csv"
    path.write_text("code,decile\nW1,2\nW2,9\n")
    places.import_deprivation([path], by=SYSTEM, type_code="ward", index="Made-up index", year=2025)
    add_postcode("ZZ1 1AA", -1.85)
    pairs(6, "joined", "same", latitude=53.05, longitude=-1.95)
    pairs(5, "joined", "different", postcode_key="ZZ11AA")
    pairs(1, "joined", "same", postcode_key="ZZ99ZZ")
    found = [(row.label, row.joined) for row in insight.matching_quality() if row.split == "Deprivation"]
    assert found == [("Most deprived fifth", 6), ("Least deprived fifth", 5), ("Not recorded", 1)]


def test_with_nothing_judged_nothing_is_said() -> None:
    (found,) = insight.matching_quality()
    assert found.precision.value is None
    assert found.recall.value is None
