"""Advisers find the people whose records their body holds; nobody else learns that there is anyone to find."""

from datetime import date

import pytest

from onedoor.apps.partners.data import Role
from onedoor.apps.people import services as people
from onedoor.apps.people.data import Sight
from onedoor.foundation.actors import SYSTEM, Actor, Grant, resident
from onedoor.foundation.errors import Invalid, Missing
from tests.conftest import Cast

OTHERS = [role for role in Role.values if role != Role.ADVISER]


def _refused(actor: Actor) -> None:
    known = people.create_resident(by=SYSTEM, family_name="Brown", phones=["01632 960001"])
    with pytest.raises(Missing):
        people.get_resident(str(known.uuid), by=actor)
    with pytest.raises(Missing):
        people.find_residents("brown", by=actor)
    with pytest.raises(Missing):
        people.residents_with_phone("01632 960001", by=actor)
    with pytest.raises(Missing):
        people.update_resident(by=actor, resident=known, family_name="Green")
    with pytest.raises(Missing):
        people.create_resident(by=actor, family_name="Green")


@pytest.mark.parametrize("role", OTHERS)
def test_other_roles_are_refused(cast: Cast, role: str) -> None:
    _refused(cast.actor(cast.district, role))


def test_a_stranger_is_refused(db: None) -> None:
    _refused(resident())


def test_an_adviser_finds_the_records_of_their_own_body(cast: Cast) -> None:
    known = people.create_resident(by=cast.actor(cast.district, Role.ADVISER), family_name="Brown")
    assert known.held_by == cast.district
    assert people.get_resident(str(known.uuid), by=cast.actor(cast.district, Role.ADVISER)) == known


def test_to_an_adviser_of_another_body_the_record_does_not_exist(cast: Cast) -> None:
    known = people.create_resident(
        by=cast.actor(cast.district, Role.ADVISER), family_name="Brown", phones=["01632 960001"], postcode="SK13 8AB"
    )
    other = cast.actor(cast.county, Role.ADVISER)
    for words in ("brown", "sk13 8ab", "01632 960001", known.reference, "browne", "bro"):
        assert people.find_residents(words, by=other) == []
    assert people.residents_with_phone("01632 960001", by=other) == []
    for act in (
        lambda: people.get_resident(str(known.uuid), by=other),
        lambda: people.see_resident(str(known.uuid), by=other),
        lambda: people.facts_of(str(known.uuid), by=other, said="brown"),
        lambda: people.update_resident(by=other, resident=known, family_name="Green"),
    ):
        with pytest.raises(Missing):
            act()


@pytest.mark.parametrize("words", ["brown", "brown 4.3.1961", "brown sk13 8ab", "sk13", "01632 960001", "1961"])
def test_what_is_not_open_is_not_searched_by(cast: Cast, words: str) -> None:
    """The answer is the same whatever stands in a field that is not open."""
    mary = people.create_resident(
        by=SYSTEM, family_name="Brown", birth_date=date(1961, 3, 4), postcode="SK13 8AB", phones=["01632 960001"],
        held_by=cast.district,
    )  # fmt: skip
    other = cast.actor(cast.county, Role.ADVISER)
    sight = Sight(own=other.organisations, shared={str(cast.district.uuid): frozenset({"identity.name"})})
    before = people.find_residents(words, by=other, sight=sight)
    people.update_resident(
        by=SYSTEM, resident=mary, birth_date=date(1988, 8, 8), postcode="ZZ1 1ZZ", phones=["01632 960009"]
    )
    assert people.find_residents(words, by=other, sight=sight) == before
    assert bool(before) == (words == "brown")


def test_a_record_is_made_for_a_body_one_works_for(cast: Cast) -> None:
    adviser = cast.actor(cast.district, Role.ADVISER)
    with pytest.raises(Invalid):
        people.create_resident(by=adviser, family_name="Brown", held_by=cast.county)
    grants = frozenset(Grant(str(body.uuid), Role.ADVISER) for body in (cast.district, cast.county))
    both = Actor("staff", adviser.id, "Both", grants)
    with pytest.raises(Invalid):
        people.create_resident(by=both, family_name="Brown")
    assert people.create_resident(by=both, family_name="Brown", held_by=cast.county).held_by == cast.county


def test_a_record_nobody_holds_is_open_to_nobody(cast: Cast) -> None:
    people.create_resident(by=SYSTEM, family_name="Brown")
    assert people.find_residents("brown", by=cast.actor(cast.district, Role.ADVISER)) == []
    assert len(people.find_residents("brown", by=SYSTEM)) == 1


def test_an_unknown_or_malformed_id_is_missing(cast: Cast) -> None:
    with pytest.raises(Missing):
        people.get_resident("no-such-id", by=cast.actor(cast.county, Role.ADVISER))
