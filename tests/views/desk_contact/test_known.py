"""The adviser sees to whom else the caller is known, as far as an agreement goes, and may part what is not one."""

from collections.abc import Callable
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from onedoor.apps.contacts import services as contacts
from onedoor.apps.contacts.data import Assurance
from onedoor.apps.contacts.models import Contact
from onedoor.apps.partners.data import Role
from onedoor.apps.partners.models import Account
from onedoor.apps.people import services as people
from onedoor.apps.people.data import Decider
from onedoor.apps.people.models import Resident
from onedoor.apps.sharing import services as sharing
from onedoor.apps.sharing.models import Disclosure
from onedoor.foundation.actors import SYSTEM
from tests.conftest import Cast
from tests.desk import Desk

SignedIn = Callable[[Account], Client]


@pytest.fixture
def theirs(cast: Cast, desk: Desk) -> Resident:
    """The county's record of Mary, joined to the district's."""
    record = Resident.objects.create(held_by=cast.county, family_name="Secretname", source_key="C-1745")
    people.join(
        by=SYSTEM, records=[desk.mary, record], decided_by=Decider.MATCHER, confidence=0.9987,
        reasons=["The same birth date"],
    )  # fmt: skip
    return record


@pytest.fixture
def contact(desk: Desk) -> Contact:
    return contacts.open_contact(by=desk.adviser, channel="phone")


def _page(client: Client, contact: Contact) -> str:
    return client.get(reverse("desk:contact-page", args=[contact.uuid])).text


def _separate(client: Client, contact: Contact, **data: str) -> Any:
    return client.post(reverse("desk:contact-separate", args=[contact.uuid]), data, follow=True)


def test_until_the_purpose_is_stated_other_bodies_are_not_named(
    desk: Desk, theirs: Resident, contact: Contact, signed_in: SignedIn
) -> None:
    contacts.set_resident(by=desk.adviser, contact=contact, resident=desk.mary)
    contacts.vouch(by=desk.adviser, contact=contact, assurance=Assurance.DOCUMENT)
    assert "Also known to" not in _page(signed_in(desk.account), contact)
    assert not Disclosure.objects.filter(person=theirs.uuid).exists()


def test_without_an_agreement_nothing_is_said(
    cast: Cast, desk: Desk, theirs: Resident, contact: Contact, signed_in: SignedIn
) -> None:
    desk.opened(contact)
    by = cast.actor(cast.county, Role.GOVERNANCE)
    sharing.suspend_agreement(by=by, version=desk.agreement, reason="A list went astray.")
    assert "Also known to" not in _page(signed_in(desk.account), contact)


def test_with_one_the_body_its_reference_and_why_are_shown_and_written_down(
    cast: Cast, desk: Desk, theirs: Resident, contact: Contact, signed_in: SignedIn
) -> None:
    desk.opened(contact)
    page = _page(signed_in(desk.account), contact)
    for said in ("Also known to", "C-1745", "The same birth date", "99.9% sure", "the matcher, when the record came"):
        assert said in page
    assert "Secretname" not in page
    rows = Disclosure.objects.filter(person=theirs.uuid)
    assert [(row.source, row.items) for row in rows] == [(cast.county, ["identity.name", "identity.reference"])]


def test_our_record_is_separated_and_that_is_undone(
    desk: Desk, theirs: Resident, contact: Contact, signed_in: SignedIn
) -> None:
    desk.opened(contact)
    client = signed_in(desk.account)
    page = _separate(client, contact).text
    assert "Also known to" not in page
    assert "was separated from another person" in page
    assert Resident.objects.get(pk=desk.mary.pk).person is None
    assert "Also known to" in _separate(client, contact, undo="yes").text
    assert "meanwhile" in _separate(client, contact, undo="yes").text


def test_another_bodys_record_is_not_separated_from_here(
    cast: Cast, desk: Desk, theirs: Resident, contact: Contact, signed_in: SignedIn
) -> None:
    desk.opened(contact)
    Contact.objects.filter(pk=contact.pk).update(resident=theirs)
    client = signed_in(desk.account)
    assert _separate(client, contact).status_code == 404
    assert "Separate our record" not in _page(client, contact)


def test_with_nobody_chosen_there_is_nothing_to_separate(desk: Desk, contact: Contact, signed_in: SignedIn) -> None:
    assert _separate(signed_in(desk.account), contact).redirect_chain
