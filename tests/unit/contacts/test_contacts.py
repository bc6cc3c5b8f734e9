"""A contact is opened, parked, taken up again, worked and wrapped up; its time is counted by itself."""

from datetime import timedelta

import pytest
import time_machine

from onedoor.apps.contacts import services as contacts
from onedoor.apps.contacts.data import ContactStatus, ItemAction, Outcome, Step
from onedoor.apps.contacts.models import AvoidableCause, Contact
from onedoor.apps.directory.models import Service
from onedoor.foundation import clock
from onedoor.foundation.actors import SYSTEM, Actor
from onedoor.foundation.errors import Conflict, Invalid
from onedoor.foundation.models import Event
from tests.conftest import NOON
from tests.unit.contacts.conftest import MakeRequest


def test_a_contact_opens_before_anyone_is_known(adviser: Actor) -> None:
    contact = contacts.open_contact(by=adviser, channel="phone", caller_number="01632 960 001")
    assert (contact.resident, contact.caller_number) == (None, "+441632960001")
    assert contact.organisation is not None
    assert contact.organisation.slug == "teasel-vale"


def test_a_number_that_is_none_is_refused(adviser: Actor) -> None:
    with pytest.raises(Invalid) as error:
        contacts.open_contact(by=adviser, channel="phone", caller_number="withheld")
    assert list(error.value.fields) == ["caller_number"]


def test_only_one_is_open_at_a_time(adviser: Actor) -> None:
    first = contacts.open_contact(by=adviser, channel="phone")
    second = contacts.open_contact(by=adviser, channel="counter")
    assert [contact.pk for contact in contacts.open_contacts_of(adviser)] == [second.pk, first.pk]
    contacts.resume(by=adviser, contact=first)
    assert [contact.status for contact in contacts.open_contacts_of(adviser)] == ["open", "parked"]
    assert next(iter(contacts.open_contacts_of(adviser))) == first


def test_parked_time_does_not_count(adviser: Actor) -> None:
    with time_machine.travel(NOON, tick=False) as now:
        contact = contacts.open_contact(by=adviser, channel="phone")
        now.shift(timedelta(seconds=30))
        contacts.enter_step(by=adviser, contact=contact, step=Step.NEED)
        now.shift(timedelta(seconds=20))
        contacts.park(by=adviser, contact=contact)
        now.shift(timedelta(minutes=10))
        contacts.resume(by=adviser, contact=contact)
        now.shift(timedelta(seconds=5))
        closed = contacts.wrap_up(by=adviser, contact=contact, outcome=Outcome.ADVISED, is_avoidable=False)
    assert closed.handling_seconds == 55
    assert [step.step for step in closed.steps.all()] == ["identify", "need", "need"]


def test_a_contact_started_by_mistake(adviser: Actor) -> None:
    contact = contacts.cancel(by=adviser, contact=contacts.open_contact(by=adviser, channel="phone"))
    assert contact.status == ContactStatus.CANCELLED
    assert not contacts.open_contacts_of(adviser)


def test_what_was_done_cannot_be_cancelled(contact: Contact, adviser: Actor) -> None:
    item = contacts.add_item(by=adviser, contact=contact, words="bins")
    contacts.note_action(by=adviser, item=item, action=ItemAction.ADVISED)
    with pytest.raises(Conflict):
        contacts.cancel(by=adviser, contact=contact)


def test_judgement_and_proposal_are_both_kept(contact: Contact, adviser: Actor, make_request: MakeRequest) -> None:
    request = make_request()
    item = contacts.add_item(by=adviser, contact=contact, words="no one came", service=request.service)
    contacts.note_action(by=adviser, item=item, action=ItemAction.CHASED, request=request)
    closed = contacts.wrap_up(
        by=adviser, contact=contact, outcome=Outcome.REQUEST_UPDATED, is_avoidable=True, cause_code="repeat_info"
    )
    assert closed.cause is not None
    assert closed.proposed_cause is not None
    assert (closed.cause.code, closed.proposed_cause.code) == ("repeat_info", "chase")
    assert contacts.agreement_since(days=1) == (0, 1)
    assert (closed.service, closed.responsible) == (request.service, None)


def test_the_event_says_how_it_ended(contact: Contact, adviser: Actor) -> None:
    contacts.wrap_up(by=adviser, contact=contact, outcome=Outcome.ADVISED, is_avoidable=False, note="Mary was upset")
    data = Event.objects.get(type="contacts.contact_wrapped_up.v1").data
    assert (data["outcome"], data["is_avoidable"], data["channel"]) == ("advised", False, "phone")
    assert "Mary" not in str(data)


@pytest.mark.parametrize(
    ("given", "field"),
    [
        ({"outcome": "nonsense", "is_avoidable": False}, "outcome"),
        ({"outcome": "advised", "is_avoidable": True}, "cause"),
        ({"outcome": "advised", "is_avoidable": True, "cause_code": "nonsense"}, "cause"),
    ],
)
def test_a_wrap_up_that_says_too_little(contact: Contact, adviser: Actor, given: dict[str, str], field: str) -> None:
    with pytest.raises(Invalid) as error:
        contacts.wrap_up(by=adviser, contact=contact, **given)  # type: ignore[arg-type]
    assert list(error.value.fields) == [field]


def test_a_contact_is_wrapped_up_once(contact: Contact, adviser: Actor) -> None:
    contacts.wrap_up(by=adviser, contact=contact, outcome=Outcome.ADVISED, is_avoidable=False)
    with pytest.raises(Conflict):
        contacts.wrap_up(by=adviser, contact=contact, outcome=Outcome.ADVISED, is_avoidable=False)


def test_a_person_alone_is_one_contact_nobody_judged(adviser: Actor, pothole: Service) -> None:
    contact = contacts.record_self_service(
        by=SYSTEM, channel="web", service=pothole, responsible=None, outcome=Outcome.ADVISED
    )
    assert (contact.status, contact.is_avoidable, contact.handling_seconds) == ("closed", None, None)


def test_the_day_of_an_adviser(contact: Contact, adviser: Actor) -> None:
    with time_machine.travel(clock.now() + timedelta(minutes=2), tick=False):
        contacts.wrap_up(by=adviser, contact=contact, outcome=Outcome.ADVISED, is_avoidable=True, cause_code="unclear")
        assert contacts.day_of(adviser) == {"contacts": 1, "avoidable": 1, "seconds": 120}


def test_defaults_leave_edited_causes_alone(adviser: Actor) -> None:
    contacts.save_cause(by=SYSTEM, code="chase", label="Asking again", order=5)
    contacts.install_defaults()
    assert AvoidableCause.objects.get(code="chase").label == "Asking again"
    assert AvoidableCause.objects.count() == 7


def test_a_request_raised_but_not_noted_is_noted_on_the_way_back(
    adviser: Actor, contact: Contact, pothole: Service, make_request: MakeRequest
) -> None:
    item = contacts.add_item(by=adviser, contact=contact, words="a hole", service=pothole)
    raised = make_request(uuid=item.request_uuid, door=contact.organisation)
    contacts.note_lost_requests(by=adviser, contact=contact)
    item.refresh_from_db()
    assert (item.action, item.request, item.responsible) == ("raised", raised, raised.accountable)
