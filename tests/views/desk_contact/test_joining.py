"""An adviser says that two records are one person's; what is doubtful reviewers look at; undoing restores what was."""

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from onedoor.apps.contacts import services as contacts
from onedoor.apps.contacts.models import Contact
from onedoor.apps.partners.data import Role
from onedoor.apps.partners.models import Account, Organisation
from onedoor.apps.people import services as people
from onedoor.apps.people.models import Decision, Link, Pair, Resident
from onedoor.foundation import clock
from onedoor.foundation.actors import SYSTEM
from tests.conftest import Cast
from tests.desk import Desk

SignedIn = Callable[[Account], Client]


@pytest.fixture
def contact(desk: Desk) -> Contact:
    return desk.opened(contacts.open_contact(by=desk.adviser, channel="phone"))


def record(held_by: Organisation, **known: Any) -> Resident:
    """Of Mary under the name she was born with; or of whoever is said."""
    what = {
        "given_names": "Mary", "family_name": "Featherstonehaugh", "postcode": "SK13 8AB", "phones": ["01632 960001"],
        "address_text": "12 Long Lane, Teasel", **known,
    }  # fmt: skip
    return people.create_resident(by=SYSTEM, held_by=held_by, **what)


def join(client: Client, contact: Contact, other: Resident | None, because: str = "document") -> Any:
    data = {"other": str(other.uuid) if other else "", "because": because}
    address = reverse("desk:contact-join", args=[contact.uuid]) + "?person=join"
    return client.post(address, {name: value for name, value in data.items() if value}, follow=True)


def test_until_they_have_shown_who_they_are_nothing_is_joined(cast: Cast, desk: Desk, signed_in: SignedIn) -> None:
    other = record(cast.district)
    contact = contacts.open_contact(by=desk.adviser, channel="phone")
    contacts.set_resident(by=desk.adviser, contact=contact, resident=desk.mary)
    page = join(signed_in(desk.account), contact, other)
    assert page.status_code == 400
    assert "Make sure who is speaking first" in page.text
    assert not Link.objects.exists()


def test_a_record_and_a_reason_must_be_chosen(cast: Cast, desk: Desk, contact: Contact, signed_in: SignedIn) -> None:
    other, client = record(cast.district), signed_in(desk.account)
    assert "Choose a record" in join(client, contact, None).text
    page = join(client, contact, other, because="")
    assert "Choose why it is one person" in page.text
    assert 'checked aria-describedby="join-why' in page.text
    assert join(client, contact, desk.mary).status_code == 400
    assert not Decision.objects.exists()


def test_what_is_not_open_is_not_there(cast: Cast, desk: Desk, contact: Contact, signed_in: SignedIn) -> None:
    other = record(cast.district)
    Resident.objects.filter(pk=other.pk).update(restricted_at=clock.now(), restricted_why="accuracy")
    client = signed_in(desk.account)
    assert "kept and not used" in join(client, contact, other).text
    ghost = Resident(uuid="00000000-0000-7000-8000-000000000001")
    assert "There is no such person" in join(client, contact, ghost).text
    stranger = cast.account(cast.county, Role.ADVISER)
    assert join(signed_in(stranger), contact, other).status_code == 404


def test_ours_is_joined_with_its_reasons_and_undone_exactly(
    cast: Cast, desk: Desk, contact: Contact, signed_in: SignedIn
) -> None:
    other, client = record(cast.district), signed_in(desk.account)
    before = people.join(by=SYSTEM, records=[other, record(cast.district)]).person
    found = client.get(reverse("desk:contact-page", args=[contact.uuid]), {"person": "join"}).text
    assert f'value="{other.uuid}"' in found
    page = join(client, contact, other).text
    assert "The records are joined" in page
    assert "A document shows both names or addresses" in page
    assert people.get_resident(str(desk.mary.uuid), by=desk.adviser).person == before
    undone = client.post(reverse("desk:contact-join-undo", args=[contact.uuid]), follow=True).text
    assert "the records are as they were" in undone
    assert "Undo the joining" not in undone
    assert Resident.objects.get(pk=desk.mary.pk).person is None
    assert Resident.objects.get(pk=other.pk).person == before
    assert "Nothing that staff joined" in client.post(
        reverse("desk:contact-join-undo", args=[contact.uuid]), follow=True
    ).text  # fmt: skip


@pytest.mark.parametrize("kind", ["another body's", "little in common", "two persons", "separated before"])
def test_what_is_doubtful_goes_to_reviewers_once(
    kind: str, cast: Cast, desk: Desk, contact: Contact, signed_in: SignedIn
) -> None:
    client = signed_in(desk.account)
    other = record(cast.county if kind == "another body's" else cast.district)
    if kind == "little in common":
        other = record(
            cast.district, given_names="Petra", family_name="Vance", birth_date=date(1990, 1, 1), postcode="",
            phones=["01632 960999"], address_text="",
        )  # fmt: skip
    if kind == "two persons":
        for one in (desk.mary, other):
            people.join(by=SYSTEM, records=[Resident.objects.get(pk=one.pk), record(cast.district)])
    if kind == "separated before":
        people.join(by=SYSTEM, records=[desk.mary, other])
        people.separate_record(by=desk.adviser, record=str(desk.mary.uuid))
    assert "Nothing is joined yet" in join(client, contact, other).text
    pair = Pair.objects.get()
    assert pair.treatment == "doubted"
    assert "A document shows both names or addresses" in pair.reasons
    assert "wait for a reviewer" in join(client, contact, other).text
    Pair.objects.update(state="different", settled_at=clock.now())
    assert "did not find one person" in join(client, contact, other).text
