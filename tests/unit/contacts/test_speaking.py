"""Somebody else speaks for the person: who may, what they are told, and where it stops."""

from datetime import date, timedelta
from typing import Any

import pytest
import time_machine

from onedoor.apps.accounts import services as accounts
from onedoor.apps.accounts.models import ResidentAccount
from onedoor.apps.contacts import services as contacts
from onedoor.apps.contacts.data import Assurance
from onedoor.apps.contacts.models import Contact
from onedoor.apps.directory.models import Service
from onedoor.apps.partners.data import Role
from onedoor.apps.people.data import Ground
from onedoor.apps.people.models import Representation, Resident
from onedoor.apps.rights import services as rights
from onedoor.apps.rights.models import Case
from onedoor.apps.sharing.data import ENQUIRY
from onedoor.foundation import clock
from onedoor.foundation.actors import Actor
from onedoor.foundation.errors import Conflict, Denied, Invalid, Missing
from tests.conftest import Cast
from tests.unit.contacts.conftest import MakeRequest

pytestmark = pytest.mark.django_db
JANE = {
    "name": "Jane Pugh", "relation": "daughter", "phone": "01632 960044", "email": "jane@pugh.example",
    "ground": Ground.CONSENT, "purposes": ["care-at-home"],
}  # fmt: skip
SAID = "Pugh, 01632 960044, jane@pugh.example"


@pytest.fixture
def care(adviser: Actor) -> Service:
    """What `care-at-home` is the purpose of."""
    return Service.objects.get(slug="care-needs")


@pytest.fixture
def jane(adviser: Actor, contact: Contact) -> Representation:
    """Mary, who has shown a document, says so."""
    return contacts.add_representative(by=adviser, contact=contact, **JANE)


def ring(adviser: Actor, caller: Resident, jane: Representation, *, said: str = SAID, purpose: str = "care-at-home",
         number: str = "") -> Contact:  # fmt: skip
    """Jane rings for Mary."""
    opened = contacts.open_contact(by=adviser, channel="phone", caller_number=number)
    opened = contacts.set_resident(by=adviser, contact=opened, resident=caller, said="mary brown 01632 960001")
    opened = contacts.choose_speaker(by=adviser, contact=opened, representation=str(jane.uuid), said=said)
    return contacts.state_purpose(by=adviser, contact=opened, purpose=purpose)


def seen(contact: Contact, adviser: Actor) -> Any:
    return contacts.caller_of(contact, by=adviser)


@pytest.mark.parametrize("change", [
    {"assurance": Assurance.UNVERIFIED}, {"resident": None},
])  # fmt: skip
def test_the_persons_word_is_theirs_alone_to_give(adviser: Actor, contact: Contact, change: dict[str, Any]) -> None:
    Contact.objects.update(**change)
    with pytest.raises((Conflict, Missing)):
        contacts.add_representative(by=adviser, contact=contact, **JANE)


@pytest.mark.parametrize("change", [
    {"ground": Ground.LPA_MONEY}, {"ground": "guess"}, {"name": " "}, {"purposes": ["guess"]}, {"reference": "nobody"},
    {"ends_on": date(2020, 1, 1)}, {"phone": "nonsense"},
])  # fmt: skip
def test_what_is_incomplete_is_refused(adviser: Actor, contact: Contact, change: dict[str, Any]) -> None:
    with pytest.raises(Invalid):
        contacts.add_representative(by=adviser, contact=contact, **JANE | change)
    assert not Representation.objects.exists()


def test_on_a_record_of_another_body_nobody_is_recorded(cast: Cast, adviser: Actor, contact: Contact) -> None:
    Resident.objects.update(held_by=cast.county)
    with pytest.raises(Missing):
        contacts.add_representative(by=adviser, contact=contact, **JANE)


def test_knowing_the_person_is_not_being_the_one_who_speaks(
    adviser: Actor, caller: Resident, jane: Representation
) -> None:
    """What Mary would know says nothing of Jane, who shows by her own name, number and address who she is."""
    opened = ring(adviser, caller, jane, said="mary brown 01632 960001")
    assert not opened.is_shown
    assert contacts.check_facts(by=adviser, contact=opened, said=SAID).is_sure


def test_she_is_told_what_it_is_about_and_nothing_else(
    cast: Cast, adviser: Actor, caller: Resident, jane: Representation, care: Service, make_request: MakeRequest
) -> None:
    ours = {"accountable": cast.district, "delivering": cast.district}
    hole, help_ = make_request(**ours), make_request(service=care, **ours)
    opened = ring(adviser, caller, jane)
    assert opened.caller_name == "Jane Pugh, for Mary Brown"
    assert seen(opened, adviser).is_open
    assert [one.reference for one in contacts.requests_of_caller(opened, by=adviser)] == [help_.reference]
    with pytest.raises(Denied, match="may speak for them about arrange care"):
        contacts.see_request(opened, str(hole.uuid), by=adviser)
    with pytest.raises(Invalid, match="and not about A pothole"):
        contacts.require_may_speak(opened, hole.service)
    contacts.require_may_speak(opened, care)


@pytest.mark.parametrize(("change", "why"), [
    ({}, "may speak about arrange care and support at home, and not about this"),
    ({"purposes": [], "is_told": False}, "is told nothing"),
    ({"purposes": [], "ends_on": date(2026, 1, 1), "starts_on": date(2025, 1, 1)}, "ran out on 1 January 2026"),
    ({"purposes": [], "ended_at": clock.now(), "ended_why": "ended"}, "may not speak for them now"),
])  # fmt: skip
def test_where_it_goes_no_further_it_says_so_and_shows_nothing(
    adviser: Actor, caller: Resident, jane: Representation, make_request: MakeRequest, change: dict[str, Any], why: str
) -> None:
    make_request()
    opened = ring(adviser, caller, jane, purpose=ENQUIRY)
    Representation.objects.update(**change)
    opened = contacts.get_contact_for(adviser, opened.uuid)
    stopped = seen(opened, adviser)
    assert why in stopped.why_not_told
    assert not stopped.is_open
    assert not stopped.resident.points
    assert contacts.requests_of_caller(opened, by=adviser) == []
    assert contacts.earlier_contacts(opened, by=adviser) == []


def test_she_decides_nothing_in_marys_place(adviser: Actor, cast: Cast, caller: Resident, jane: Representation) -> None:
    opened = ring(adviser, caller, jane)
    with pytest.raises(Conflict):
        contacts.note_permission(
            by=adviser, contact=opened, kind="share", purpose=ENQUIRY, recipient=cast.county, is_given=True, words="Yes"
        )
    with pytest.raises(Conflict):
        contacts.set_pass_phrase(by=adviser, contact=opened, phrase="marmalade wagon")
    rights.ask_at_desk(by=adviser, contact=str(opened.uuid), asked=rights.Asked("access"))
    assert Case.objects.get().identity_shown_at is None
    Representation.objects.update(ground=Ground.LPA_MONEY)
    opened = contacts.get_contact_for(adviser, opened.uuid)
    assert opened.may_decide


def test_one_who_has_ended_is_not_chosen(adviser: Actor, caller: Resident, jane: Representation) -> None:
    Representation.objects.update(ends_on=clock.today())
    with time_machine.travel(clock.now() + timedelta(days=2)), pytest.raises(Conflict):
        ring(adviser, caller, jane)


def test_who_speaks_is_found_by_name_and_by_the_number_they_ring_from(
    cast: Cast, adviser: Actor, caller: Resident, jane: Representation
) -> None:
    (found,) = contacts.find_representatives("jane pugh", by=adviser)
    assert (found.name, found.resident_name) == ("Jane Pugh", "Mary Brown")
    opened = contacts.open_contact(by=adviser, channel="phone", caller_number="01632 960044")
    assert [one.uuid for one in contacts.representatives_ringing(opened, by=adviser)] == [str(jane.uuid)]
    assert contacts.find_representatives("jane pugh", by=cast.actor(cast.county, Role.ADVISER)) == []


def test_another_body_meets_them_as_far_as_an_agreement_goes(
    cast: Cast, caller: Resident, jane: Representation
) -> None:
    other = cast.actor(cast.county, Role.ADVISER)
    opened = contacts.open_contact(by=other, channel="phone")
    opened = contacts.set_resident(by=other, contact=opened, resident=caller)
    assert seen(opened, other).resident.representations == ()
    with pytest.raises(Missing):
        contacts.choose_speaker(by=other, contact=opened, representation=str(jane.uuid))


def test_the_person_takes_back_their_own_word_and_no_other(jane: Representation, caller: Resident) -> None:
    account = ResidentAccount.objects.create(email="mary@post.example", record=caller)
    Representation.objects.update(ground=Ground.APPOINTEE)
    with pytest.raises(Conflict):
        accounts.end_speaker(account=account, representation=str(jane.uuid))
    Representation.objects.update(ground=Ground.CONSENT)
    assert accounts.end_speaker(account=account, representation=str(jane.uuid)).ended_why == "withdrawn"
    assert accounts.speakers_for(account) == []
    stranger = ResidentAccount.objects.create(email="else@post.example")
    with pytest.raises(Missing):
        accounts.end_speaker(account=stranger, representation=str(jane.uuid))
