"""An adviser works their own contacts; to everybody else they do not exist."""

import pytest

from onedoor.apps.contacts import services as contacts
from onedoor.apps.contacts.data import Assurance
from onedoor.apps.contacts.models import Contact
from onedoor.apps.directory import services as directory
from onedoor.apps.partners.data import Role
from onedoor.apps.people import services as people
from onedoor.apps.people.models import Resident
from onedoor.apps.sharing import services as sharing
from onedoor.apps.sharing.data import ENQUIRY
from onedoor.foundation.actors import SYSTEM, Actor, resident
from onedoor.foundation.errors import Missing
from tests.agreements import front_office
from tests.conftest import Cast


@pytest.fixture
def contact(cast: Cast) -> Contact:
    directory.install_defaults()
    contacts.install_defaults()
    return contacts.open_contact(by=cast.actor(cast.district, Role.ADVISER), channel="phone")


def _refused(actor: Actor, contact: Contact) -> None:
    item = contact.items.create(words="bins")
    for act in (
        lambda: contacts.get_contact_for(actor, contact.uuid),
        lambda: contacts.get_item_for(actor, item.uuid),
        lambda: contacts.park(by=actor, contact=contact),
        lambda: contacts.resume(by=actor, contact=contact),
        lambda: contacts.cancel(by=actor, contact=contact),
        lambda: contacts.enter_step(by=actor, contact=contact, step="need"),
        lambda: contacts.set_resident(by=actor, contact=contact, resident=None),
        lambda: contacts.check_facts(by=actor, contact=contact, said="Brown"),
        lambda: contacts.vouch(by=actor, contact=contact, assurance=Assurance.DOCUMENT),
        lambda: contacts.state_purpose(by=actor, contact=contact, purpose=ENQUIRY),
        lambda: contacts.break_glass(by=actor, contact=contact, reason="safety", words="Somebody is in danger."),
        lambda: contacts.note_door(by=actor, contact=contact, was_transferred=True),
        lambda: contacts.add_item(by=actor, contact=contact, words="bins"),
        lambda: contacts.note_action(by=actor, item=item, action="advised"),
        lambda: contacts.wrap_up(by=actor, contact=contact, outcome="advised", is_avoidable=False),
    ):
        with pytest.raises(Missing):
            act()
    assert not contacts.open_contacts_of(actor)


@pytest.mark.parametrize("role", Role.values)
def test_other_staff_are_refused(cast: Cast, contact: Contact, role: str) -> None:
    _refused(cast.actor(cast.county, role), contact)


@pytest.mark.parametrize("role", [role for role in Role.values if role != Role.ADVISER])
def test_other_roles_of_the_same_body_are_refused(cast: Cast, contact: Contact, role: str) -> None:
    _refused(cast.actor(cast.district, role), contact)
    with pytest.raises(Missing):
        contacts.open_contact(by=cast.actor(cast.district, role), channel="phone")


def test_a_stranger_is_refused(contact: Contact) -> None:
    _refused(resident(), contact)


def _with(actor: Actor, mary: Resident) -> Contact:
    """A contact of the actor's with Mary, who has shown who she is."""
    opened = contacts.open_contact(by=actor, channel="phone")
    contacts.set_resident(by=actor, contact=opened, resident=mary)
    contacts.state_purpose(by=actor, contact=opened, purpose=ENQUIRY)
    return contacts.vouch(by=actor, contact=opened, assurance=Assurance.DOCUMENT)


def test_earlier_contacts_are_seen_by_their_own_body_and_where_an_agreement_opens_them(
    cast: Cast, contact: Contact
) -> None:
    sharing.install_defaults()
    adviser, other = cast.actor(cast.district, Role.ADVISER), cast.actor(cast.county, Role.ADVISER)
    mary = people.create_resident(by=SYSTEM, family_name="Brown", held_by=cast.county)
    contacts.break_glass(by=adviser, contact=contact, reason="safety", words="She says she was followed home.")
    contacts.set_resident(by=adviser, contact=contact, resident=mary)
    closed = contacts.wrap_up(by=adviser, contact=contact, outcome="advised", is_avoidable=False, note="Upset")
    theirs = _with(other, mary)
    assert contacts.earlier_contacts(theirs, by=other) == []
    front_office(cast)
    assert contacts.earlier_contacts(theirs, by=other) == [closed]
    assert contacts.earlier_contacts(_with(adviser, mary), by=adviser) == [closed]
    assert contacts.may_read_notes(adviser, closed)
    assert not contacts.may_read_notes(other, closed)


@pytest.mark.parametrize("role", [role for role in Role.values if role != Role.PARTNERSHIP_ADMINISTRATOR])
def test_only_the_partnership_words_causes(cast: Cast, contact: Contact, role: str) -> None:
    with pytest.raises(Missing):
        contacts.save_cause(by=cast.actor(cast.district, role), code="chase", label="Chasing")
