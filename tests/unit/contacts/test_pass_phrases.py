"""A pass-phrase: who may choose it, what it opens, how often it may be wrong, and that it stands nowhere."""

from collections.abc import Callable
from datetime import timedelta

import pytest
import time_machine

from onedoor.apps.contacts import services as contacts
from onedoor.apps.contacts.data import Assurance
from onedoor.apps.contacts.models import Contact
from onedoor.apps.partners.data import Role
from onedoor.apps.people.models import PassPhrase, Resident
from onedoor.foundation import clock
from onedoor.foundation.actors import Actor
from onedoor.foundation.errors import Conflict, Invalid, Missing
from onedoor.foundation.models import Event
from tests.conftest import Cast
from tests.everything import tables_with

pytestmark = pytest.mark.django_db
PHRASE = "Marmalade-wagon, heron"


@pytest.fixture
def ring(adviser: Actor, caller: Resident, contact: Contact) -> Callable[[], Contact]:
    """Mary chose one, in the `contact` in which she showed a document; from here on she rings."""
    contacts.set_pass_phrase(by=adviser, contact=contact, phrase=PHRASE)

    def ring() -> Contact:
        opened = contacts.open_contact(by=adviser, channel="phone")
        return contacts.set_resident(by=adviser, contact=opened, resident=caller)

    return ring


@pytest.mark.parametrize("assurance", [Assurance.UNVERIFIED, Assurance.FACTS, Assurance.PASS_PHRASE])
def test_it_is_chosen_once_a_document_or_a_sign_in_shows_who_they_are(
    adviser: Actor, contact: Contact, assurance: str
) -> None:
    Contact.objects.update(assurance=assurance)
    with pytest.raises(Conflict):
        contacts.set_pass_phrase(by=adviser, contact=contact, phrase=PHRASE)
    assert not PassPhrase.objects.exists()


@pytest.mark.parametrize("assurance", [Assurance.DOCUMENT, Assurance.SIGNED_IN])
def test_a_document_or_a_sign_in_is_noted_and_lets_them_choose(
    adviser: Actor, caller: Resident, assurance: str
) -> None:
    opened = contacts.open_contact(by=adviser, channel="phone")
    opened = contacts.set_resident(by=adviser, contact=opened, resident=caller)
    assert not opened.is_shown
    opened = contacts.vouch(by=adviser, contact=opened, assurance=assurance)
    assert (opened.assurance, opened.is_sure) == (assurance, True)
    assert Event.objects.filter(type="contacts.identity_checked.v1").latest("id").data["assurance"] == assurance
    contacts.set_pass_phrase(by=adviser, contact=opened, phrase=PHRASE)
    assert PassPhrase.objects.filter(resident=caller).exists()


def test_nobody_chooses_one_on_a_record_of_another_body(
    cast: Cast, adviser: Actor, caller: Resident, contact: Contact
) -> None:
    Resident.objects.update(held_by=cast.county)
    with pytest.raises(Missing):
        contacts.set_pass_phrase(by=adviser, contact=contact, phrase=PHRASE)


@pytest.mark.parametrize(
    "phrase", ["heron", "19610304", "aaaa aaaa aa", "mary brown", "my name is Brown", "01632 960001"]
)
def test_what_somebody_can_find_out_is_refused(adviser: Actor, contact: Contact, phrase: str) -> None:
    with pytest.raises(Invalid):
        contacts.set_pass_phrase(by=adviser, contact=contact, phrase=phrase)


def test_an_advisers_bare_word_is_refused(adviser: Actor, ring: Callable[[], Contact]) -> None:
    with pytest.raises(Invalid):
        contacts.vouch(by=adviser, contact=ring(), assurance=Assurance.PASS_PHRASE)


def test_typed_as_it_is_heard_it_says_who_they_are(adviser: Actor, ring: Callable[[], Contact]) -> None:
    opened = contacts.check_facts(by=adviser, contact=ring(), said="marmalade waggon heron")
    assert not opened.is_sure
    opened = contacts.check_facts(by=adviser, contact=opened, said="MARMALADE WAGON HERON")
    assert opened.assurance == Assurance.PASS_PHRASE
    tried = list(Event.objects.filter(type="people.pass_phrase_tried.v1").order_by("id"))
    assert [event.data["is_right"] for event in tried] == [False, True]


def test_facts_are_not_tries_and_five_wrong_ones_end_it_for_a_day(
    adviser: Actor, caller: Resident, ring: Callable[[], Contact]
) -> None:
    opened = contacts.check_facts(by=adviser, contact=ring(), said="Brown, 01632 960001")
    assert PassPhrase.objects.get().wrong_tries == 0
    for number in range(5):
        opened = contacts.check_facts(by=adviser, contact=opened, said=f"wrong wagon {number}")
    caller_ = contacts.caller_of(opened, by=adviser)
    assert caller_
    assert not caller_.has_pass_phrase
    assert not contacts.check_facts(by=adviser, contact=opened, said=PHRASE).is_sure
    with time_machine.travel(clock.now() + timedelta(hours=25)):
        assert contacts.check_facts(by=adviser, contact=ring(), said=PHRASE).is_sure


def test_another_body_compares_it_as_far_as_an_agreement_goes(
    cast: Cast, caller: Resident, ring: Callable[[], Contact]
) -> None:
    other = cast.actor(cast.county, Role.ADVISER)
    opened = contacts.open_contact(by=other, channel="phone")
    opened = contacts.set_resident(by=other, contact=opened, resident=caller)
    assert not contacts.check_facts(by=other, contact=opened, said=PHRASE).is_sure
    assert PassPhrase.objects.get().wrong_tries == 0


def test_it_stands_nowhere_and_goes_when_they_want_none(
    adviser: Actor, contact: Contact, ring: Callable[[], Contact]
) -> None:
    contacts.check_facts(by=adviser, contact=ring(), said=PHRASE)
    assert tables_with("marmalade", "wagon") == set()
    contacts.set_pass_phrase(by=adviser, contact=contact, phrase="")
    assert not PassPhrase.objects.exists()
