"""A request of a body without an agreement, opened in a contact by its reference and what was given with it."""

import re
from collections.abc import Callable
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from onedoor.apps.contacts import services as contacts
from onedoor.apps.contacts.models import Contact
from onedoor.apps.partners.data import Role
from onedoor.apps.partners.models import Account
from onedoor.apps.requests.data import UpdateKind, Visibility
from onedoor.apps.requests.models import Request, RequestUpdate
from onedoor.apps.sharing import services as sharing
from onedoor.foundation.models import Event
from tests.conftest import Cast
from tests.desk import Desk

SignedIn = Callable[[Account], Client]
PROOF = "mary@post.example"


@pytest.fixture
def theirs(cast: Cast, desk: Desk) -> Request:
    """The county's, with whom there is no agreement any more."""
    sharing.suspend_agreement(
        by=cast.actor(cast.county, Role.GOVERNANCE), version=desk.agreement, reason="A list went astray."
    )
    Request.objects.filter(pk=desk.late.pk).update(contact_email=PROOF)
    for text, visibility in (("We will come on Tuesday.", Visibility.PUBLIC), ("Angry caller.", Visibility.PRIVATE)):
        RequestUpdate.objects.create(
            request=desk.late, kind=UpdateKind.NOTE, text=text, visibility=visibility, organisation=cast.county,
            actor="staff:1", actor_name="Officer",
        )  # fmt: skip
    desk.late.refresh_from_db()
    return desk.late


@pytest.fixture
def contact(desk: Desk) -> Contact:
    return contacts.open_contact(by=desk.adviser, channel="phone")


def prove(client: Client, contact: Contact, reference: str, proof: str) -> Any:
    data = {"reference": reference, "proof": proof}
    return client.post(reverse("desk:contact-prove", args=[contact.uuid]) + f"?q={reference}", data, follow=True)


def see(client: Client, contact: Contact, **state: str) -> str:
    page = client.get(reverse("desk:contact-page", args=[contact.uuid]), state).text
    return re.sub(r'(csrfmiddlewaretoken" value=")\w+', r"\1", page)


def test_without_proof_nobody_learns_that_there_is_one(
    desk: Desk, theirs: Request, contact: Contact, signed_in: SignedIn
) -> None:
    client = signed_in(desk.account)
    there = see(client, contact, q=theirs.reference)
    Request.objects.filter(pk=theirs.pk).update(reference="ZZZZ-ZZZZ")
    assert see(client, contact, q=theirs.reference) == there
    assert "No request with that reference is open to you" in there
    assert "We will come" not in see(client, contact, request=str(theirs.uuid))


def test_a_wrong_proof_opens_nothing_and_guessing_ends(
    desk: Desk, theirs: Request, contact: Contact, signed_in: SignedIn
) -> None:
    client = signed_in(desk.account)
    page = prove(client, contact, theirs.reference, "somebody@post.example")
    assert page.status_code == 400
    assert "We cannot find a request with that reference" in page.text
    for _ in range(9):
        prove(client, contact, theirs.reference, "somebody@post.example")
    assert "too many tries" in prove(client, contact, theirs.reference, PROOF).text
    assert not Event.objects.filter(type="contacts.request_proved.v1").exists()


def test_with_it_the_adviser_sees_what_the_person_sees_and_chases(
    desk: Desk, theirs: Request, contact: Contact, signed_in: SignedIn
) -> None:
    client = signed_in(desk.account)
    page = prove(client, contact, theirs.reference, PROOF).text
    assert "We will come on Tuesday." in page
    assert "Angry caller." not in page
    assert Event.objects.get(type="contacts.request_proved.v1").data == {"request": str(theirs.uuid)}
    said = client.post(
        reverse("desk:contact-say", args=[contact.uuid, theirs.uuid]), {"do": "chase", "text": "When?"}, follow=True
    ).text
    assert f"Chased {theirs.reference}" in said
    other = contacts.open_contact(by=desk.adviser, channel="phone")
    assert "We will come" not in see(client, other, request=str(theirs.uuid))


def test_it_is_opened_too_when_it_is_known_who_is_speaking(
    desk: Desk, theirs: Request, contact: Contact, signed_in: SignedIn
) -> None:
    desk.opened(contact)
    client = signed_in(desk.account)
    assert "A request they name" in see(client, contact)
    assert "Open their request" in see(client, contact, q=theirs.reference)
    assert "We will come on Tuesday." in prove(client, contact, theirs.reference, PROOF).text
