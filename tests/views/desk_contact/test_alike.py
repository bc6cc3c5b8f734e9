"""A second record of one person: asked before it is made, and nothing typed is lost."""

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from onedoor.apps.contacts import services as contacts
from onedoor.apps.contacts.models import Contact
from onedoor.apps.partners.data import Role
from onedoor.apps.partners.models import Account
from onedoor.apps.people import services as people
from onedoor.apps.people.models import Resident
from onedoor.apps.sharing import services as sharing
from onedoor.apps.sharing.data import ENQUIRY
from onedoor.foundation.actors import SYSTEM
from tests.conftest import Cast
from tests.desk import Desk

SignedIn = Callable[[Account], Client]
TYPED = {
    "given_names": "Marie", "family_name": "Brown-Featherstonehaugh", "phones": "01632 960001\n01632 960055",
    "postcode": "SK13 8AB", "help_needed": "Needs a chair", "language": "en-gb",
}  # fmt: skip


@pytest.fixture
def contact(desk: Desk) -> Contact:
    return contacts.open_contact(by=desk.adviser, channel="phone")


def _save(client: Client, contact: Contact, **typed: str) -> Any:
    return client.post(reverse("desk:contact-person-save", args=[contact.uuid]) + "?person=new", TYPED | typed)


def test_another_bodys_record_is_not_told_of_without_an_agreement(
    cast: Cast, desk: Desk, contact: Contact, signed_in: SignedIn
) -> None:
    people.create_resident(
        by=SYSTEM, given_names="Olwen", family_name="Parry", birth_date=date(1961, 3, 4), postcode="ZZ1 1ZZ",
        phones=["01632 960007"], held_by=cast.county,
    )  # fmt: skip
    sharing.suspend_agreement(by=cast.actor(cast.county, Role.GOVERNANCE), version=desk.agreement, reason="A mistake.")
    typed = {"given_names": "Olwen", "family_name": "Parry", "phones": "01632 960007", "postcode": "ZZ1 1ZZ"}
    answer = _save(signed_in(desk.account), contact, **typed, birth_date_0="4", birth_date_1="3", birth_date_2="1961")
    assert answer.status_code == 302
    assert Resident.objects.filter(family_name="Parry").count() == 2


def test_somebody_known_is_offered_with_reasons_and_nothing_is_saved(
    desk: Desk, contact: Contact, signed_in: SignedIn
) -> None:
    answer = _save(signed_in(desk.account), contact)
    assert answer.status_code == 409
    for shown in ("Is it one of these?", str(desk.mary.uuid), "same surname", "same phone", 'data-key="1"'):
        assert shown in answer.text
    for typed in ('value="Marie"', "01632 960055</textarea>", 'value="Needs a chair"'):
        assert typed in answer.text
    assert Resident.objects.count() == 1


def test_enter_chooses_nobody(desk: Desk, contact: Contact, signed_in: SignedIn) -> None:
    form = _save(signed_in(desk.account), contact).text.partition('action="/')[2]
    record = form[form.index("person/record/") :]
    assert record.index("<button hidden>") < record.index('name="same_as"')


def test_none_of_them_makes_the_record(desk: Desk, contact: Contact, signed_in: SignedIn) -> None:
    answer = _save(signed_in(desk.account), contact, none_of=f" {desk.mary.uuid} ")
    assert answer.status_code == 302
    contact.refresh_from_db()
    assert contact.resident == Resident.objects.get(given_names="Marie")


def test_whoever_is_typed_in_afterwards_is_asked_about_too(desk: Desk, contact: Contact, signed_in: SignedIn) -> None:
    sam = people.create_resident(
        by=SYSTEM, given_names="Sam", family_name="Green", phones=["01632 960009"], held_by=desk.mary.held_by
    )
    client = signed_in(desk.account)
    typed = {"given_names": "Sam", "family_name": "Green", "phones": "01632 960009", "postcode": ""}
    answer = _save(client, contact, none_of=f"{desk.mary.uuid}", **typed)
    assert answer.status_code == 409
    assert f"{desk.mary.uuid} {sam.uuid}" in answer.text


def test_one_of_them_is_chosen_and_what_was_typed_stands_ready(
    desk: Desk, contact: Contact, signed_in: SignedIn
) -> None:
    contacts.state_purpose(by=desk.adviser, contact=contact, purpose=ENQUIRY)
    typed = {"given_names": "Mary", "emails": "mary@post.example"}
    answer = _save(signed_in(desk.account), contact, same_as=str(desk.mary.uuid), **typed)
    assert answer.status_code == 200
    for shown in ("not changed yet", "01632 960055", "01632 960001", 'value="Needs a chair"'):
        assert shown in answer.text
    contact.refresh_from_db()
    assert contact.resident == desk.mary
    assert Resident.objects.get().help_needed == "Hard of hearing: speak slowly"


def test_one_is_chosen_who_is_not_open_yet_and_what_was_typed_is_said(
    desk: Desk, contact: Contact, signed_in: SignedIn
) -> None:
    client = signed_in(desk.account)
    answer = _save(client, contact, same_as=str(desk.mary.uuid))
    assert (
        "You had typed: Marie, Brown-Featherstonehaugh, SK13 8AB, Needs a chair" in client.get(answer["Location"]).text
    )
    contact.refresh_from_db()
    assert contact.resident == desk.mary


def test_one_of_them_who_may_not_be_seen_is_missing(
    cast: Cast, desk: Desk, contact: Contact, signed_in: SignedIn
) -> None:
    theirs = people.create_resident(by=SYSTEM, family_name="Parry", held_by=cast.county)
    sharing.suspend_agreement(by=cast.actor(cast.county, Role.GOVERNANCE), version=desk.agreement, reason="A mistake.")
    assert _save(signed_in(desk.account), contact, same_as=str(theirs.uuid)).status_code == 404
