"""The phone rings: it shows at the desk by itself, one key answers, and the board on the wall follows."""

from collections.abc import Callable
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from onedoor.apps.contacts import services as contacts
from onedoor.apps.contacts.models import Contact, Queue
from onedoor.apps.partners.data import Role
from onedoor.apps.people import services as people
from onedoor.foundation.actors import SYSTEM
from tests.conftest import Cast
from tests.desk import Desk, desk
from tests.journeys.conftest import Visit, press
from tests.signing import post_signed

__all__ = ["desk"]

pytestmark = pytest.mark.django_db(transaction=True)
Look = Callable[[Page, str], None]


@pytest.fixture
def queue(cast: Cast, desk: Desk) -> Queue:
    admin = cast.actor(cast.district, Role.ADMINISTRATOR)
    return contacts.save_queue(by=admin, organisation=cast.district, code="housing", name="Housing", answer_within=20)


def say(queue: Queue, call: str, state: str, **given: Any) -> None:
    told = {"queue": queue.code, "call": call, "state": state, "caller": "0044 1632 960001", **given}
    assert post_signed("/api/telephony/calls/", queue.secret, told).status_code == 200


def seconds_later(page: Page, seconds: int) -> None:
    """What the page asks for again and again is asked for now."""
    with page.expect_response(lambda answer: answer.request.resource_type == "fetch"):
        page.clock.fast_forward(seconds * 1000)


def test_it_rings_is_answered_and_the_board_follows(
    visit: Visit, at_widths: Look, cast: Cast, desk: Desk, queue: Queue
) -> None:
    people.create_resident(by=SYSTEM, held_by=cast.district, family_name="Only-Rings", phones=["01632 960001"])
    board = visit("/desk/board/", account=cast.account(cast.district, Role.SERVICE_MANAGER))
    page = visit("/desk/", account=desk.account)
    for each in (board, page):
        each.clock.install()
        each.reload()
    expect(board.get_by_text("Nobody waits on the phone.")).to_be_visible()
    say(queue, "c-1", "ringing")
    seconds_later(page, 6)
    expect(page.get_by_role("button", name="Answer 01632 960001")).to_be_visible()
    seconds_later(board, 11)
    expect(board.locator(".app-board__figures")).to_contain_text("call waiting, the longest 0:0")
    at_widths(page, "ringing-desk")
    at_widths(board, "ringing-board")

    press(page, "r")
    page.wait_for_url("**/contacts/**")
    # Both who use that number, and of one nothing is known but the number and a name.
    offered = page.locator("#people-found, #who")
    expect(offered.first).to_contain_text("Mary Brown-Featherstonehaugh")
    expect(offered.first).to_contain_text("Only-Rings")
    seconds_later(board, 11)
    expect(board.get_by_text("Nobody waits on the phone.")).to_be_visible()
    expect(board.get_by_role("row").filter(has_text=desk.account.name)).to_contain_text("Phone")

    # The phone system puts the next one through: the screen of whoever is free goes there by itself.
    contacts.park(by=desk.adviser, contact=Contact.objects.get())
    page.goto("/desk/")
    say(queue, "c-2", "answered", agent=desk.account.email, caller="anonymous")
    page.clock.fast_forward(6000)
    page.wait_for_url("**/contacts/**")
    assert Contact.objects.count() == 2
