"""Signing in by a link, and joining what is one's own."""

import re
from datetime import date, timedelta

import pytest
import time_machine

from onedoor.apps.accounts import services as accounts
from onedoor.apps.accounts.models import ResidentAccount
from onedoor.apps.messages import services as messages
from onedoor.apps.messages.models import Message
from onedoor.apps.people import services as people
from onedoor.apps.people.models import Resident
from onedoor.foundation import clock
from onedoor.foundation.actors import SYSTEM, resident
from onedoor.foundation.errors import Invalid, Missing
from onedoor.foundation.events.models import Event

pytestmark = pytest.mark.django_db

IVY = {"given_names": "Ivy", "family_name": "Marlow", "birth_date": "1951-03-04", "postcode": "TV1 1AA"}
ADDRESS = "ivy@marlow.example"


@pytest.fixture(autouse=True)
def wordings(db: None) -> None:
    messages.install_defaults()


def ivy(**changes: object) -> Resident:
    known: dict[str, object] = {
        "given_names": "Ivy", "family_name": "Marlow", "birth_date": date(1951, 3, 4), "postcode": "TV1 1AA",
        "emails": [ADDRESS],
    }  # fmt: skip
    return people.create_resident(by=SYSTEM, **(known | changes))  # type: ignore[arg-type]


def link() -> str:
    """The token of the last link that was sent."""
    found = re.search(r"/you/open/([^/\s]+)/", Message.objects.latest("pk").body)
    assert found
    return found[1]


def account() -> ResidentAccount:
    accounts.send_link(by=resident(), email=" Ivy@Marlow.example ")
    return accounts.sign_in(token=link())


def test_a_link_opens_once_and_for_half_an_hour() -> None:
    accounts.send_link(by=resident(), email=ADDRESS)
    token = link()
    with time_machine.travel(clock.now() + timedelta(minutes=31)), pytest.raises(Missing):
        accounts.sign_in(token=token)
    assert accounts.sign_in(token=token).email == ADDRESS
    with pytest.raises(Missing):
        accounts.sign_in(token=token)
    with pytest.raises(Missing):
        accounts.sign_in(token="guess")


def test_one_address_is_one_account_however_it_is_typed() -> None:
    assert account().pk == account().pk
    assert ResidentAccount.objects.get().email == ADDRESS


def test_nothing_of_the_address_is_in_the_log() -> None:
    account()
    assert not any("marlow" in str(event.data) + event.subject + event.actor for event in Event.objects.all())


def test_who_knows_all_of_it_is_joined_to_every_record_of_theirs() -> None:
    record, other = ivy(), ivy(emails=[], phones=["01632 960555"])
    people.join(by=SYSTEM, records=[record, other])
    joined = accounts.join_account(account=account(), **IVY)
    assert joined.record == record
    assert accounts.records_of(joined) == [record, other]


@pytest.mark.parametrize(
    "wrong",
    [{"birth_date": "1951-04-03"}, {"postcode": "TV1 1AB"}, {"family_name": "Harlow"}, {"birth_date": "1951-03-05"}],
)
def test_one_wrong_answer_opens_nothing(wrong: dict[str, str]) -> None:
    ivy()
    mine = account()
    with pytest.raises(Invalid):
        accounts.join_account(account=mine, **(IVY | wrong))
    mine.refresh_from_db()
    assert accounts.records_of(mine) == []
    assert accounts.looks_at(mine) == []
    assert Event.objects.filter(type="accounts.joining_refused.v1").count() == 1


def test_a_record_without_the_address_is_not_theirs() -> None:
    ivy(emails=["someone@else.example"])
    with pytest.raises(Invalid):
        accounts.join_account(account=account(), **IVY)


def test_where_writing_is_not_safe_an_address_opens_nothing() -> None:
    ivy(is_safe_to_contact=False)
    with pytest.raises(Invalid):
        accounts.join_account(account=account(), **IVY)


def test_two_people_alike_are_shown_to_neither() -> None:
    ivy()
    ivy()
    with pytest.raises(Invalid):
        accounts.join_account(account=account(), **IVY)


def test_it_can_be_left_again() -> None:
    ivy()
    mine = accounts.join_account(account=account(), **IVY)
    assert accounts.records_of(accounts.leave_records(account=mine)) == []


def test_addresses_that_were_only_typed_are_forgotten() -> None:
    accounts.send_link(by=resident(), email="typed@only.example")
    account()
    assert accounts.remove_never_used() == 0
    with time_machine.travel(clock.now() + timedelta(days=2)):
        assert accounts.remove_never_used() == 1
    assert ResidentAccount.objects.get().email == ADDRESS
