"""Records of several organisations are one person for as long as the links hold."""

import pytest

from onedoor.apps.partners.data import Role
from onedoor.apps.people import services as people
from onedoor.apps.people.data import Decider
from onedoor.apps.people.models import Link, Resident
from onedoor.foundation.actors import SYSTEM, Actor, Grant, resident
from onedoor.foundation.errors import Conflict, Missing
from onedoor.foundation.models import Event
from tests.conftest import Cast

pytestmark = pytest.mark.django_db


def record(name: str) -> Resident:
    return Resident.objects.create(given_names="Invented", family_name=name)


@pytest.mark.parametrize("role", [role for role in Role.values if role not in {Role.ADVISER, Role.REVIEWER}])
def test_other_staff_may_not_join(cast: Cast, role: str) -> None:
    with pytest.raises(Missing):
        people.join(by=cast.actor(cast.county, role), records=[record("Brown"), record("Browne")])


def test_the_public_may_not_join(db: None) -> None:
    with pytest.raises(Missing):
        people.join(by=resident(), records=[record("Brown"), record("Browne")])


def test_a_bodys_system_joins_only_its_own(cast: Cast) -> None:
    grant = Grant(organisation=str(cast.county.uuid), role=Role.SERVICE_OFFICER)
    system = Actor(kind="partner_system", id="key", name="Key", grants=frozenset({grant}))
    own = [Resident.objects.create(family_name="Brown", held_by=cast.county) for _ in range(2)]
    assert people.join(by=system, records=own).person
    with pytest.raises(Missing):
        people.join(by=system, records=[own[0], Resident.objects.create(held_by=cast.district)])


def test_advisers_join_and_separate_records_of_their_own_body(cast: Cast) -> None:
    adviser = cast.actor(cast.county, Role.ADVISER)
    own = [Resident.objects.create(family_name="Brown", held_by=cast.county) for _ in range(2)]
    theirs = Resident.objects.create(family_name="Brown", held_by=cast.district)
    with pytest.raises(Missing):
        people.join(by=adviser, records=[own[0], theirs])
    people.join(by=adviser, records=own)
    decision = people.join(by=SYSTEM, records=[own[0], theirs])
    with pytest.raises(Missing):
        people.separate(by=adviser, link=Link.objects.get(record=theirs))
    assert people.undo(by=adviser, decision=decision)


def test_joining_says_how_sure_and_why() -> None:
    one, other = record("Brown"), record("Browne")
    decision = people.join(
        by=SYSTEM, records=[one, other], decided_by=Decider.MATCHER, confidence=0.98, reasons=["Same birth date"]
    )
    link = Link.objects.get(record=one)
    assert (link.person, link.confidence, link.reasons) == (decision.person, 0.98, ["Same birth date"])
    assert {one.person_id for one in Resident.objects.all()} == {decision.person_id}


def test_the_larger_person_keeps_its_id() -> None:
    few = people.join(by=SYSTEM, records=[record("Brown"), record("Browne")]).person
    many = people.join(by=SYSTEM, records=[record("Brown"), record("Brwon"), record("Broun")]).person
    decision = people.join(by=SYSTEM, persons=[few, many])
    assert decision.person == many
    assert Link.objects.holding().filter(person=many).count() == 5


def test_joining_what_is_one_already_is_refused() -> None:
    pair = [record("Brown"), record("Browne")]
    people.join(by=SYSTEM, records=pair)
    with pytest.raises(Conflict):
        people.join(by=SYSTEM, records=pair)


def test_a_link_is_not_ended_twice() -> None:
    link = people.join(by=SYSTEM, records=[record("Brown"), record("Browne")]).made.first()
    assert link
    people.separate(by=SYSTEM, link=link)
    with pytest.raises(Conflict):
        people.separate(by=SYSTEM, link=link)


def test_what_something_later_rests_on_is_not_undone_first() -> None:
    shared = record("Brown")
    first = people.join(by=SYSTEM, records=[shared, record("Browne")])
    second = people.join(by=SYSTEM, records=[record("Broun")], persons=[first.person])
    with pytest.raises(Conflict):
        people.undo(by=SYSTEM, decision=first)
    for decision in (second, first):
        people.undo(by=SYSTEM, decision=decision)
    assert not Link.objects.holding().exists()


def test_nothing_is_undone_twice() -> None:
    decision = people.join(by=SYSTEM, records=[record("Brown"), record("Browne")])
    undoing = people.undo(by=SYSTEM, decision=decision)
    for done in (decision, undoing):
        with pytest.raises(Conflict):
            people.undo(by=SYSTEM, decision=done)


def test_events_hold_ids_and_no_words() -> None:
    pair = [record("Brown"), record("Browne")]
    decision = people.join(by=SYSTEM, records=pair, reasons=["Same birth date"])
    people.undo(by=SYSTEM, decision=decision)
    joined, undone = Event.objects.order_by("pk")
    assert joined.subject == str(decision.person.uuid)
    assert joined.data["records"] == [str(one.uuid) for one in pair]
    assert "birth" not in str(joined.data)
    assert undone.data["undone"] == str(decision.uuid)
