"""A phone system announces calls as anybody's would: signed as Standard Webhooks, in any order, more than once."""

import time
from typing import Any

import pytest
from django.test import Client

from onedoor.apps.contacts import services as contacts
from onedoor.apps.contacts.models import Call, Contact, Queue
from onedoor.apps.contacts.numbers import number_shown
from onedoor.apps.partners.data import Role
from onedoor.foundation.errors import Conflict, Missing
from onedoor.foundation.events.webhooks import new_secret
from tests.conftest import Cast
from tests.desk import Desk, desk
from tests.signing import post_signed

__all__ = ["desk"]

ADDRESS = "/api/telephony/calls/"


@pytest.fixture
def queue(cast: Cast, desk: Desk) -> Queue:
    admin = cast.actor(cast.district, Role.ADMINISTRATOR)
    return contacts.save_queue(by=admin, organisation=cast.district, code="housing", name="Housing", answer_within=20)


def say(queue: Queue, /, *, secret: str = "", at: float | None = None, **given: Any) -> Any:
    said = {"queue": queue.code, "call": "c-1", "caller": "sip:+441632960001@trunk.example", **given}
    return post_signed(ADDRESS, secret or queue.secret, said, at=at)


@pytest.mark.django_db
def test_nobody_announces_a_call_without_the_secret_or_long_after(queue: Queue) -> None:
    Queue.objects.create(organisation=queue.organisation, code="old", name="Old", secret="whsec_", is_active=False)
    assert say(queue, secret=new_secret(), state="ringing").status_code == 403
    assert say(queue, at=time.time() - 301, state="ringing").status_code == 403
    assert say(queue, at=time.time() + 301, state="ringing").status_code == 403
    assert say(queue, queue="guess", state="ringing").content == say(queue, queue="old", state="ringing").content
    assert Client().post(ADDRESS, "{}", content_type="application/json").status_code == 403
    assert Client().get(ADDRESS).status_code == 405
    assert not Call.objects.exists()


@pytest.mark.django_db
def test_what_makes_no_sense_is_refused_in_words(queue: Queue, cast: Cast) -> None:
    assert say(queue, state="dancing").json()["error"]["fields"]["state"]
    elsewhere = cast.account(cast.county, Role.ADVISER).email
    for agent in ("nobody@teasel-vale.example", elsewhere, cast.account(cast.district, Role.REVIEWER).email):
        assert say(queue, state="answered", agent=agent).status_code == 400
    assert not Contact.objects.exists()


@pytest.mark.django_db
def test_answered_it_opens_the_contact_with_the_people_who_use_that_number(queue: Queue, desk: Desk) -> None:
    say(queue, state="ringing")
    (waiting,) = contacts.calls_waiting(desk.adviser)
    assert waiting.caller_number == "+441632960001"
    # Phone systems repeat themselves; the second word changes nothing.
    first, second = (say(queue, state="answered", agent=desk.account.email.upper()) for _ in range(2))
    assert first.json() == second.json()
    contact = Contact.objects.get(uuid=first.json()["contact"])
    assert [one.uuid for one in contacts.ringing(contact, by=desk.adviser)] == [str(desk.mary.uuid)]
    assert contacts.just_answered(desk.adviser) == contact
    assert contacts.calls_waiting(desk.adviser) == []
    say(queue, state="ended")
    say(queue, state="ringing")
    assert contacts.calls_waiting(desk.adviser) == []


@pytest.mark.django_db
def test_an_adviser_picks_one_up_and_nobody_else_can_any_more(queue: Queue, desk: Desk, cast: Cast) -> None:
    say(queue, state="ringing", caller="anonymous")
    call = Call.objects.get()
    with pytest.raises(Missing):
        contacts.answer_call(by=cast.actor(cast.county, Role.ADVISER), call=call)
    contact = contacts.answer_call(by=desk.adviser, call=call)
    assert contact.caller_number == ""
    with pytest.raises(Conflict):
        contacts.answer_call(by=desk.adviser, call=call)


@pytest.mark.parametrize(
    ("shown", "number"),
    [
        ("01632 960001", "+441632960001"), ("+44 (0)1632 960 001", "+441632960001"),
        ("00441632960001", "+441632960001"), ("441632960001", "+441632960001"),
        ("tel:+44-1632-960001;ext=4", "+441632960001"),
        ('"Mary" <sip:01632960001@10.0.0.1>', "+441632960001"), ("+353 1 234 5678", "+35312345678"),
        ("sip:anonymous@anonymous.invalid", ""), ("Withheld", ""), ("", ""), ("0", ""), ("sip:+@", ""),
    ],
)  # fmt: skip
def test_numbers_are_read_however_they_are_written(shown: str, number: str) -> None:
    assert number_shown(shown) == number
