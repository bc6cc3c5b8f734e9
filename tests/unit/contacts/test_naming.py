"""The person comes later: what was raised before anybody was known becomes theirs."""

import pytest

from onedoor.apps.contacts import services as contacts
from onedoor.apps.contacts.data import Assurance, ItemAction
from onedoor.apps.contacts.models import Contact
from onedoor.apps.messages.models import Message
from onedoor.apps.people import services as people
from onedoor.apps.people.models import Resident
from onedoor.apps.requests.data import Contactee
from onedoor.apps.requests.models import Request
from onedoor.apps.sharing.data import ENQUIRY
from onedoor.foundation.actors import Actor
from onedoor.foundation.events.models import Event
from tests.conftest import Cast
from tests.raising import raise_one, service


@pytest.fixture
def unknown(adviser: Actor) -> Contact:
    return contacts.open_contact(by=adviser, channel="phone")


def raised(cast: Cast, by: Actor, contact: Contact, contactee: Contactee = Contactee()) -> Request:  # noqa: B008 - frozen
    item = contacts.add_item(by=by, contact=contact, words="a hole")
    hole = service(cast.county, "a-hole")
    request = raise_one(cast.county, by=by, service=hole, contactee=contactee, channel="phone")
    contacts.note_action(by=by, item=item, action=ItemAction.RAISED, request=request, responsible=cast.county)
    return request


def ended(by: Actor, contact: Contact, resident: Resident | None, *, is_shown: bool = True) -> None:
    if resident is not None:
        contacts.set_resident(by=by, contact=contact, resident=resident)
        contacts.state_purpose(by=by, contact=contact, purpose=ENQUIRY)
    if resident is not None and is_shown:
        contacts.vouch(by=by, contact=contact, assurance=Assurance.DOCUMENT)
    contacts.wrap_up(by=by, contact=contact, outcome="request_raised", is_avoidable=False)


@pytest.mark.parametrize("typed", [Contactee(name="Joan Marsh"), Contactee(email="joan@marsh.example")])
def test_what_was_raised_in_another_name_stays_so(
    cast: Cast, adviser: Actor, caller: Resident, unknown: Contact, typed: Contactee
) -> None:
    request = raised(cast, adviser, unknown, typed)
    ended(adviser, unknown, caller)
    request.refresh_from_db()
    assert request.resident is None


def test_nobody_known_it_is_nobodys(cast: Cast, adviser: Actor, unknown: Contact) -> None:
    request = raised(cast, adviser, unknown)
    ended(adviser, unknown, None)
    request.refresh_from_db()
    assert (request.resident, request.version) == (None, 1)


def test_what_a_colleague_raised_is_not_theirs(cast: Cast, adviser: Actor, caller: Resident, unknown: Contact) -> None:
    request = raised(cast, adviser, unknown)
    Request.objects.update(raised_by="staff:somebody-else")
    ended(adviser, unknown, caller)
    request.refresh_from_db()
    assert request.resident is None


def test_it_is_theirs_and_they_are_told(cast: Cast, adviser: Actor, caller: Resident, unknown: Contact) -> None:
    people.update_resident(by=adviser, resident=caller, emails=["mary@post.example"])
    request = raised(cast, adviser, unknown)
    ended(adviser, unknown, caller)
    request.refresh_from_db()
    assert (request.resident, request.contact_name) == (caller, "Mary Brown")
    assert request.reference in Message.objects.get(about=str(request.uuid), to="mary@post.example").body
    assert Event.objects.get(type="requests.asker_named.v1").subject == str(request.uuid)


def test_who_has_not_shown_who_they_are_is_not_written_to(
    cast: Cast, adviser: Actor, caller: Resident, unknown: Contact
) -> None:
    request = raised(cast, adviser, unknown)
    ended(adviser, unknown, caller, is_shown=False)
    request.refresh_from_db()
    assert (request.resident, request.contact_phone) == (caller, "")


def test_the_number_they_rang_from_stays(cast: Cast, adviser: Actor, caller: Resident, unknown: Contact) -> None:
    request = raised(cast, adviser, unknown, Contactee(phone="01632 960044"))
    told = Message.objects.filter(about=str(request.uuid)).count()
    ended(adviser, unknown, caller)
    request.refresh_from_db()
    assert (request.resident, request.contact_phone[-4:]) == (caller, "0044")
    assert Message.objects.filter(about=str(request.uuid)).count() == told
