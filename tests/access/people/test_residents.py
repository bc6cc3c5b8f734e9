"""Advisers of any partner find people; nobody else learns that there is anyone to find."""

import pytest

from onedoor.apps.partners.data import Role
from onedoor.apps.people import services as people
from onedoor.foundation.actors import SYSTEM, Actor, resident
from onedoor.foundation.errors import Missing
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


def test_an_adviser_of_any_partner_finds_anyone(cast: Cast) -> None:
    known = people.create_resident(by=cast.actor(cast.district, Role.ADVISER), family_name="Brown")
    assert people.get_resident(str(known.uuid), by=cast.actor(cast.county, Role.ADVISER)) == known


def test_an_unknown_or_malformed_id_is_missing(cast: Cast) -> None:
    with pytest.raises(Missing):
        people.get_resident("no-such-id", by=cast.actor(cast.county, Role.ADVISER))
