"""What is said about a request stands with its body and in the contact: both or neither."""

import pytest

from onedoor.apps.contacts import services as contacts
from onedoor.apps.contacts.data import ItemAction
from onedoor.apps.contacts.models import Contact
from onedoor.apps.partners.data import Role
from onedoor.apps.requests.models import RequestUpdate
from onedoor.foundation.actors import Actor
from onedoor.foundation.errors import Conflict, Invalid, Missing
from onedoor.foundation.models import Event
from tests.conftest import Cast
from tests.unit.contacts.conftest import MakeRequest

TWO_WAYS = pytest.mark.parametrize("action", [ItemAction.CHASED, ItemAction.ADDED])


class CutOff(Exception):
    """The process ends here."""


@TWO_WAYS
def test_both_are_written(contact: Contact, adviser: Actor, make_request: MakeRequest, action: str) -> None:
    request = make_request()
    item = contacts.say_about(by=adviser, contact=contact, request=request, action=action, text="No one came")
    assert (item.action, item.request, item.words) == (action, request, "No one came")
    assert [update.text for update in request.updates.all()] == ["No one came"]


@TWO_WAYS
def test_cut_off_between_the_two_neither_is(
    contact: Contact, adviser: Actor, make_request: MakeRequest, action: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    def cut_off(**_: object) -> None:
        assert RequestUpdate.objects.exists()
        raise CutOff

    request, events = make_request(), Event.objects.count()
    monkeypatch.setattr("onedoor.apps.contacts.actions.saying.note_action_in_transaction", cut_off)
    with pytest.raises(CutOff):
        contacts.say_about(by=adviser, contact=contact, request=request, action=action, text="No one came")
    assert not request.updates.exists()
    assert not contact.items.exists()
    assert Event.objects.count() == events


def test_the_question_in_hand_is_the_one_that_was_dealt_with(
    contact: Contact, adviser: Actor, make_request: MakeRequest
) -> None:
    asked = contacts.add_item(by=adviser, contact=contact, words="that hole again")
    first = contacts.say_about(by=adviser, contact=contact, request=make_request(), action="chased", item=asked)
    second = contacts.say_about(by=adviser, contact=contact, request=make_request(), action="looked_up", item=first)
    assert (first.pk, first.words) == (asked.pk, "that hole again")
    assert second.pk != first.pk


def test_refused_it_leaves_nothing(contact: Contact, adviser: Actor, cast: Cast, make_request: MakeRequest) -> None:
    closed, still_open = make_request(closed_days_ago=2), make_request()
    with pytest.raises(Conflict):
        contacts.say_about(by=adviser, contact=contact, request=closed, action="chased")
    with pytest.raises(Invalid):
        contacts.say_about(by=adviser, contact=contact, request=still_open, action="added", text=" ")
    stranger = cast.actor(cast.county, Role.ADVISER)
    with pytest.raises(Missing):
        contacts.say_about(by=stranger, contact=contact, request=still_open, action="chased")
    assert not contact.items.exists()
    assert not RequestUpdate.objects.exists()


def test_a_request_closed_too_early_is_opened_again(
    contact: Contact, adviser: Actor, make_request: MakeRequest
) -> None:
    closed = make_request(closed_days_ago=40)
    contacts.say_about(by=adviser, contact=contact, request=closed, action="reopened", text="It is back")
    closed.refresh_from_db()
    assert (closed.is_open, closed.times_reopened) == (True, 1)
    proposal = contacts.propose(contact, by=adviser)
    assert (proposal.outcome, proposal.cause_code) == ("request_updated", "closed_early")
    with pytest.raises(Conflict):
        contacts.say_about(by=adviser, contact=contact, request=closed, action="reopened")
