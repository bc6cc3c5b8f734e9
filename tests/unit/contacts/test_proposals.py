"""What happened in a contact says how it would be wrapped up."""

from datetime import datetime, timedelta

import pytest
import time_machine

from onedoor.apps.contacts import services as contacts
from onedoor.apps.contacts.data import Cause, ItemAction, Outcome
from onedoor.apps.contacts.models import Contact
from onedoor.apps.directory.models import Service
from onedoor.apps.messages.models import Letter
from onedoor.apps.people.models import Resident
from onedoor.foundation.actors import Actor
from tests.conftest import Cast
from tests.unit.contacts.conftest import MakeRequest


def test_chasing_an_open_request(contact: Contact, adviser: Actor, make_request: MakeRequest) -> None:
    request = make_request()
    item = contacts.add_item(by=adviser, contact=contact, words="no one came", service=request.service)
    contacts.note_action(by=adviser, item=item, action=ItemAction.CHASED, request=request)
    proposal = contacts.propose(contact, by=adviser)
    assert (proposal.outcome, proposal.cause_code) == (Outcome.REQUEST_UPDATED, Cause.CHASE)
    assert proposal.because == f"Asked about {request.reference}, which is still open."


@pytest.mark.parametrize(("days", "cause"), [(0, Cause.CLOSED_EARLY), (27, Cause.CLOSED_EARLY), (29, "")])
def test_back_after_it_was_closed(
    contact: Contact, adviser: Actor, make_request: MakeRequest, days: int, cause: str
) -> None:
    closed = make_request(days_ago=60, closed_days_ago=days)
    contact.opened_at += timedelta(minutes=1)
    contacts.add_item(by=adviser, contact=contact, words="it is back", service=closed.service)
    assert contacts.propose(contact, by=adviser).cause_code == cause


def test_the_same_spot_closed_for_another_person(contact: Contact, adviser: Actor, make_request: MakeRequest) -> None:
    closed = make_request(closed_days_ago=3, resident=None, latitude=53.0, longitude=-1.5)
    again = make_request(days_ago=0, latitude=53.0001, longitude=-1.5001)
    item = contacts.add_item(by=adviser, contact=contact, words="hole", service=closed.service)
    contacts.note_action(by=adviser, item=item, action=ItemAction.RAISED, request=again)
    proposal = contacts.propose(contact, by=adviser)
    assert (proposal.outcome, proposal.cause_code) == (Outcome.REQUEST_RAISED, Cause.CLOSED_EARLY)


def test_an_unclear_letter(contact: Contact, adviser: Actor, cast: Cast) -> None:
    letter = Letter.objects.create(organisation=cast.district, reference="CT-104", title="Council tax bill")
    item = contacts.add_item(by=adviser, contact=contact, words="what is this letter")
    contacts.note_action(by=adviser, item=item, action=ItemAction.ADVISED, letter=letter)
    contact.refresh_from_db()
    proposal = contacts.propose(contact, by=adviser)
    assert (proposal.cause_code, proposal.because) == (Cause.UNCLEAR, "They asked about CT-104 Council tax bill.")


def test_a_wrong_door(contact: Contact, adviser: Actor, cast: Cast, pothole: Service) -> None:
    contact = contacts.note_door(by=adviser, contact=contact, meant_for=cast.district)
    item = contacts.add_item(by=adviser, contact=contact, words="hole", service=pothole)
    contacts.note_action(by=adviser, item=item, action=ItemAction.SIGNPOSTED, responsible=cast.county)
    proposal = contacts.propose(contact, by=adviser)
    assert (proposal.outcome, proposal.cause_code) == (Outcome.SIGNPOSTED, Cause.SIGNPOST)


def test_telling_another_partner_the_same(caller: Resident, adviser: Actor, pothole: Service, noon: datetime) -> None:
    with time_machine.travel(noon - timedelta(days=5), tick=False):
        before = contacts.open_contact(by=adviser, channel="counter")
        contacts.set_resident(by=adviser, contact=before, resident=caller)
        contacts.add_item(by=adviser, contact=before, words="hole", service=pothole)
        contacts.wrap_up(by=adviser, contact=before, outcome=Outcome.ADVISED, is_avoidable=False)
    contact = contacts.open_contact(by=adviser, channel="phone")
    contact = contacts.set_resident(by=adviser, contact=contact, resident=caller)
    contacts.add_item(by=adviser, contact=contact, words="hole", service=pothole)
    proposal = contacts.propose(contact, by=adviser)
    assert proposal.because == "They told Teasel Vale District Council the same 5 days ago."


def test_a_new_need_is_not_avoidable(contact: Contact, adviser: Actor, make_request: MakeRequest) -> None:
    request = make_request(days_ago=0)
    item = contacts.add_item(by=adviser, contact=contact, words="hole", service=request.service)
    contacts.note_action(by=adviser, item=item, action=ItemAction.RAISED, request=request)
    assert not contacts.propose(contact, by=adviser).is_avoidable
