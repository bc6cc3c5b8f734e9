"""Whatever agreements there are, nothing is allowed that none in force names."""

from dataclasses import replace
from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from onedoor.apps.sharing.data import Standing, VersionStatus, Why
from onedoor.apps.sharing.deciding import decide, is_in_force

DAY = date(2026, 3, 4)
days = st.none() | st.integers(-3, 3).map(lambda away: DAY + timedelta(days=away))
standings = st.builds(
    Standing, version=st.uuids().map(str), reference=st.just("7K3M-9PQX"), title=st.just("Care"),
    status=st.sampled_from(VersionStatus.values), starts_on=days, ends_on=days,
    items=st.frozensets(st.sampled_from(["name", "phone", "home", "needs"])),
)  # fmt: skip
many = st.lists(standings, max_size=5, unique_by=lambda one: one.version)


@given(many)
def test_exactly_the_union_of_those_in_force(found: list[Standing]) -> None:
    expected = frozenset().union(*(one.items for one in found if is_in_force(one, DAY)))
    permission = decide(found, DAY)
    assert permission.items == expected
    assert bool(permission) == (permission.code == Why.ALLOWED)
    assert permission.why


@given(many)
def test_only_in_force_and_only_on_its_days(found: list[Standing]) -> None:
    for one in found:
        if one.status != "in_force" or (one.ends_on and one.ends_on < DAY) or not one.starts_on or one.starts_on > DAY:
            assert decide([one], DAY).items == frozenset()


@given(many)
def test_each_item_is_under_a_version_in_force_that_names_it(found: list[Standing]) -> None:
    by_version = {one.version: one for one in found}
    permission = decide(found, DAY)
    assert set(permission.under) == permission.items
    for item, version in permission.under.items():
        assert item in by_version[version].items
        assert is_in_force(by_version[version], DAY)


@given(many, st.integers(0, 4))
def test_suspending_one_takes_away_only_its_own(found: list[Standing], place: int) -> None:
    if not found:
        return
    place %= len(found)
    less = [replace(one, status="suspended") if at == place else one for at, one in enumerate(found)]
    others = frozenset().union(*(one.items for at, one in enumerate(found) if at != place and is_in_force(one, DAY)))
    assert decide(less, DAY).items == others
    assert decide(found, DAY).items - decide(less, DAY).items <= found[place].items


@given(many)
def test_until_is_a_day_on_which_it_still_holds(found: list[Standing]) -> None:
    permission = decide(found, DAY)
    if permission.until:
        assert decide(found, permission.until).items >= permission.items
