"""Businesses, households and properties: each body's own, shown as far as somebody is known."""

from datetime import timedelta
from typing import Any

import pytest
from django.db import transaction

from onedoor.apps.contacts import services as contacts
from onedoor.apps.contacts.models import Contact
from onedoor.apps.directory.models import Service
from onedoor.apps.partners.data import Role
from onedoor.apps.people import services as people
from onedoor.apps.people.models import Business, HouseholdMember, Resident
from onedoor.apps.requests.models import Request
from onedoor.foundation import clock
from onedoor.foundation.actors import SYSTEM, Actor
from onedoor.foundation.errors import Conflict, Invalid, Missing
from onedoor.foundation.forgetting import Why
from onedoor.foundation.retained import get_class
from tests.conftest import Cast
from tests.everything import tables_with
from tests.unit.contacts.conftest import MakeRequest

pytestmark = pytest.mark.django_db
HOME = 10090000001
BAKERY: dict[str, Any] = {
    "name": "Larkspur Bakery Ltd", "number": "01234567", "contact_name": "Rafe Wren", "phone": "01632 960055",
    "email": "rafe@larkspur.example", "address_text": "2 Mill Lane", "postcode": "SK13 8AB",
}  # fmt: skip


@pytest.fixture
def bakery(cast: Cast, adviser: Actor) -> Business:
    return people.save_business(by=adviser, held_by=cast.district, **BAKERY)


@pytest.fixture
def others(cast: Cast, caller: Resident) -> list[Resident]:
    """Two more at Mary's address; one of them of another body."""
    Resident.objects.update(uprn=HOME)
    made = [
        people.create_resident(by=SYSTEM, held_by=body, given_names=name, family_name="Brown", uprn=HOME)
        for name, body in (("Ann", cast.district), ("Bob", cast.district), ("Far", cast.county))
    ]
    caller.refresh_from_db()
    return made


def test_a_business_is_its_bodys_own(cast: Cast, adviser: Actor, bakery: Business, contact: Contact) -> None:
    other = cast.actor(cast.county, Role.ADVISER)
    for words in ("larkspur", "01234567", bakery.reference):
        assert [one.name for one in people.find_businesses(words, by=adviser)] == [bakery.name], words
        assert people.find_businesses(words, by=other) == []
    with pytest.raises(Missing):
        people.get_business(str(bakery.uuid), by=other)
    with pytest.raises(Missing):
        people.save_business(by=other, held_by=cast.county, business=bakery, **BAKERY)
    with pytest.raises(Missing):
        people.find_businesses("larkspur", by=cast.actor(cast.district, Role.SERVICE_OFFICER))
    with pytest.raises(Invalid):
        people.save_business(by=adviser, held_by=cast.district, **BAKERY | {"name": " "})


def test_whoever_speaks_for_a_business_shows_it_before_its_requests_open(
    cast: Cast, adviser: Actor, bakery: Business, make_request: MakeRequest
) -> None:
    asked = make_request(resident=None, business=bakery)
    opened = contacts.open_contact(by=adviser, channel="phone", caller_number="01632 960055")
    opened = contacts.set_business(by=adviser, contact=opened, business=bakery, said="larkspur")
    assert opened.caller_name == "Rafe Wren, Larkspur Bakery Ltd"
    assert contacts.requests_of_caller(opened, by=adviser) == []
    opened = contacts.check_facts(by=adviser, contact=opened, said="company number 01234567")
    assert opened.facts_checked == ["name", "number", "phone"]
    Request.objects.update(accountable=cast.district, delivering=cast.district)
    assert [one.reference for one in contacts.requests_of_caller(opened, by=adviser)] == [asked.reference]
    opened = contacts.set_resident(by=adviser, contact=opened, resident=None)
    assert (opened.business, opened.is_shown) == (None, False)


def test_a_business_is_forgotten_when_it_is_due(cast: Cast, bakery: Business, make_request: MakeRequest) -> None:
    kept = get_class("businesses")
    later = clock.now() + timedelta(days=1)
    assert list(kept.due(cast.district.pk, later)) == [bakery]
    open_one = make_request(resident=None, business=bakery)
    assert not kept.due(cast.district.pk, later).exists()
    Request.objects.filter(pk=open_one.pk).delete()
    with transaction.atomic(), pytest.raises(Missing):
        people.forget_business(by=cast.actor(cast.county, Role.GOVERNANCE), business=bakery, why=Why.ERASURE)
    with transaction.atomic():
        kept.forget(bakery, SYSTEM)
    assert tables_with("larkspur", "01234567", "+441632960055", "rafe wren") == set()


def test_a_household_is_who_is_said_to_belong_together_at_one_property(
    cast: Cast, adviser: Actor, caller: Resident, others: list[Resident]
) -> None:
    ann, bob, far = others
    assert [one.name for one in people.at_home(caller)] == ["Ann Brown", "Bob Brown"]
    assert not any(one.is_household for one in people.at_home(caller))
    for wrong in ([str(far.uuid)], [str(caller.uuid)], []):
        with pytest.raises(Missing):
            people.belong_together(by=adviser, resident=caller, others=wrong)
    with pytest.raises(Missing):
        people.belong_together(by=cast.actor(cast.county, Role.ADVISER), resident=caller, others=[str(ann.uuid)])
    people.belong_together(by=adviser, resident=caller, others=[str(ann.uuid)])
    assert [one.name for one in people.at_home(caller) if one.is_household] == ["Ann Brown"]
    people.belong_together(by=adviser, resident=bob, others=[str(caller.uuid)])
    assert HouseholdMember.objects.filter(resident=caller, ended_at=None).count() == 1


def test_who_moves_leaves_the_household(adviser: Actor, caller: Resident, others: list[Resident]) -> None:
    people.belong_together(by=adviser, resident=caller, others=[str(others[0].uuid)])
    people.update_resident(by=adviser, resident=others[0], address_text="9 Elsewhere Road")
    assert not any(one.is_household for one in people.at_home(caller))
    nowhere = people.update_resident(by=adviser, resident=caller, uprn=None)
    with pytest.raises(Conflict):
        people.belong_together(by=adviser, resident=nowhere, others=[str(others[1].uuid)])


def test_what_was_asked_about_a_property_is_ones_own_bodys_and_what_everybody_may_know(
    cast: Cast, adviser: Actor, contact: Contact, make_request: MakeRequest
) -> None:
    ours = make_request(uprn=HOME, accountable=cast.district, delivering=cast.district, description="larkspur")
    make_request(uprn=HOME, service=Service.objects.get(slug="care-needs"))
    make_request(uprn=HOME + 1, accountable=cast.district, delivering=cast.district)
    (found,) = contacts.requests_about_property(contact, HOME, by=adviser)
    assert found.reference == ours.reference
