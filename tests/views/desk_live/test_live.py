"""What happens at the desk now: calls that ring, the board, an adviser's own day."""

from collections.abc import Callable
from contextlib import AbstractContextManager
from datetime import timedelta

import pytest
from django.test import Client

from onedoor.apps.contacts import services as contacts
from onedoor.apps.contacts.models import Call, Contact, Queue
from onedoor.apps.partners.data import Role
from onedoor.apps.partners.models import Account
from onedoor.foundation import clock
from onedoor.foundation.events.webhooks import new_secret
from tests.conftest import Cast
from tests.counting import statements
from tests.desk import Desk, desk

__all__ = ["desk"]

pytestmark = pytest.mark.django_db
SignedIn = Callable[[Account], Client]
MaxQueries = Callable[[int], AbstractContextManager[object]]


@pytest.fixture
def queue(cast: Cast) -> Queue:
    return Queue.objects.create(
        organisation=cast.district, code="housing", name="Housing", secret=new_secret(), answer_within=20
    )


def rang(queue: Queue, number: str, *, ago: int, answered: int | None = None, ended: int | None = None) -> Call:
    """A call that rang so many seconds ago and was answered, or ended, after so many."""
    at = clock.now() - timedelta(seconds=ago)
    return Call.objects.create(
        queue=queue, organisation=queue.organisation, call_id=number, caller_number=number, rang_at=at,
        answered_at=None if answered is None else at + timedelta(seconds=answered),
        ended_at=None if ended is None else at + timedelta(seconds=ended),
    )  # fmt: skip


def test_a_call_that_rings_is_answered_from_the_desk(queue: Queue, desk: Desk, signed_in: SignedIn) -> None:
    call = rang(queue, "+441632960001", ago=30)
    client = signed_in(desk.account)
    piece = client.get("/desk/calls/").text
    assert "1 call waiting" in piece
    assert "01632 960001" in piece
    assert "Late" in piece
    assert "Mary" not in piece, "who it may be is shown in the contact, where it is written down"
    page = client.post(f"/desk/calls/{call.uuid}/answer/", follow=True).text
    assert "Mary Brown-Featherstonehaugh" in page
    assert "answered this call already" in client.post(f"/desk/calls/{call.uuid}/answer/", follow=True).text


def test_the_board_says_who_waits_how_today_goes_and_who_is_on_what(
    queue: Queue, desk: Desk, cast: Cast, signed_in: SignedIn, django_assert_max_num_queries: MaxQueries
) -> None:
    rang(queue, "+441632960002", ago=95)
    rang(queue, "+441632960003", ago=300, answered=10, ended=200)
    rang(queue, "+441632960004", ago=400, answered=50, ended=200)
    rang(queue, "+441632960005", ago=500, ended=60)
    rang(queue, "+441632960006", ago=90_000)
    contacts.open_contact(by=desk.adviser, channel="counter")
    contacts.open_contact(by=desk.adviser, channel="phone")
    board = contacts.board_for(cast.actor(cast.district, Role.SERVICE_MANAGER))
    (shown,), (adviser,) = board.queues, board.advisers
    assert (shown.waiting, shown.answered, shown.given_up, shown.service_level) == (1, 2, 1, 33)
    assert 90 <= shown.longest <= 120
    assert (adviser.name, adviser.parked, adviser.step) == (desk.account.name, 1, "Finding who it is")
    elsewhere = contacts.board_for(cast.actor(cast.county, Role.SERVICE_MANAGER))
    assert (elsewhere.waiting, elsewhere.queues, elsewhere.advisers, elsewhere.contacts) == ([], [], [], 0)
    client = signed_in(cast.account(cast.district, Role.SERVICE_MANAGER))
    with django_assert_max_num_queries(statements(40, lock=20)):
        page = client.get("/desk/board/").text
    assert "33% within 20 seconds" in page
    assert "01632 960" not in page, "a board on a wall shows nobody's number"


def test_my_day_shows_what_i_did_and_where_the_time_went(desk: Desk, signed_in: SignedIn) -> None:
    contact = desk.opened(contacts.open_contact(by=desk.adviser, channel="phone"))
    contacts.wrap_up(by=desk.adviser, contact=contact, outcome="advised", is_avoidable=False)
    contact.steps.filter(step="identify").update(started_at=clock.now() - timedelta(seconds=90))
    page = signed_in(desk.account).get("/desk/day/").text
    assert "Mary Brown-Featherstonehaugh" in page
    assert "Advice given" in page
    assert "Finding who it is" in page


def test_whoever_looks_after_the_phones_sees_and_renews_the_secret(
    queue: Queue, cast: Cast, signed_in: SignedIn
) -> None:
    client = signed_in(cast.account(cast.district, Role.ADMINISTRATOR))
    address = f"/office/phone-queues/{queue.uuid}/secret/"
    assert queue.secret in client.get(address).text
    assert queue.secret not in client.post(address).text
    given = {"name": "Repairs", "code": "housing", "organisation": str(cast.district.uuid), "answer_within": "30"}
    taken = client.post("/office/phone-queues/add/", given)
    assert (taken.status_code, "Another queue has this code" in taken.text) == (400, True)
    assert client.post("/office/phone-queues/add/", given | {"code": "repairs"}).status_code == 302
    elsewhere = given | {"code": "re", "organisation": str(cast.county.uuid)}
    assert client.post("/office/phone-queues/add/", elsewhere).status_code == 400
    assert Contact.objects.count() == 0
    assert "01632 960" not in client.get("/office/phone-queues/").text
