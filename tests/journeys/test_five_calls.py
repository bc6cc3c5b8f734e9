"""Five standard calls by keyboard, counted: docs/bench/calls.md says how many keys and round-trips each may take."""

import re
from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Page, Request, expect

from onedoor.apps.callbacks.models import Line
from onedoor.apps.contacts import services as contacts
from onedoor.apps.contacts.models import Contact
from tests.desk import Desk, desk
from tests.journeys.conftest import Visit, press

__all__ = ["desk"]

pytestmark = pytest.mark.django_db(transaction=True)
DOCS = Path(__file__).parents[2] / "docs/bench/calls.md"
ROW = re.compile(r"^\| ([^|]+?) \| (\d+) \| (\d+) \| (\d+) \|", re.MULTILINE)


class Counted:
    """Presses keys on one page and counts them, the words among them, and what the browser asked of the server."""

    def __init__(self, page: Page) -> None:
        self.page, self.keys, self.words, self.trips = page, 0, 0, 0
        page.on("request", self._count)

    def _count(self, request: Request) -> None:
        # What is asked for over and over, whoever is on the phone, is no part of a call.
        self.trips += request.resource_type in ("document", "fetch") and "/desk/calls/" not in request.url

    def press(self, *keys: str) -> None:
        press(self.page, *keys)
        self.keys += len(keys)

    def type(self, words: str) -> None:
        self.page.keyboard.type(words)
        self.keys += len(words)
        self.words += len(words)

    def need(self, words: str) -> None:
        """In the caller's words, and the first thing offered."""
        expect(self.page.locator("#need")).to_be_focused()
        self.type(words)
        expect(self.page.locator("#need")).to_have_attribute("data-shown", words)
        self.press("ArrowDown", "Enter")

    def wrapped_up(self, judged: str) -> tuple[int, int, int]:
        expect(self.page.locator("[data-wrap-up] input:checked")).to_be_focused()
        self.press(judged)
        self.page.wait_for_url("**/desk/")
        return self.keys, self.words, self.trips


def chase(at: Counted) -> tuple[int, int, int]:
    expect(at.page.locator("#need")).to_be_focused()
    at.press("Escape", "1")
    expect(at.page.locator("#request button[value=chase]")).to_be_focused()
    at.press("Enter")
    return at.wrapped_up("y")


def report(at: Counted) -> tuple[int, int, int]:
    at.need("crater")
    expect(at.page.locator("#raise_attribute-depth")).to_be_focused()
    at.press("D", "Alt+d", "Enter")
    return at.wrapped_up("x")


def letter(at: Counted) -> tuple[int, int, int]:
    at.need("ct104")
    expect(at.page.locator("#advice_note")).to_be_focused()
    at.press("Tab")
    at.type("ct104")
    at.press("Enter")
    return at.wrapped_up("y")


def send_on(at: Counted) -> tuple[int, int, int]:
    at.need("crater")
    expect(at.page.locator("#raise_attribute-depth")).to_be_focused()
    at.press("Alt+g")
    expect(at.page.locator("#id_place")).to_be_focused()
    at.press("Enter")
    return at.wrapped_up("x")


def call_back(at: Counted) -> tuple[int, int, int]:
    at.need("ct105")
    expect(at.page.locator("#advice_note")).to_be_focused()
    at.press("Alt+m")
    expect(at.page.get_by_role("link", name="Housing advice")).to_be_focused()
    at.press("Enter")
    expect(at.page.locator("#id_phone")).to_be_focused()
    at.press("Enter")
    return at.wrapped_up("x")


CALLS: dict[str, Callable[[Counted], tuple[int, int, int]]] = {
    "Chase a request": chase,
    "Report something": report,
    "Ask about a letter": letter,
    "Be sent to who can help": send_on,
    "Be rung back": call_back,
}


def test_five_standard_calls_take_as_many_keys_and_round_trips_as_the_docs_say(visit: Visit, desk: Desk) -> None:
    Line.objects.create(
        organisation=desk.agreement.agreement.owner,
        name="Housing advice",
        windows=[["00:30", "23:30"]],
        notice_minutes=0,
    )
    page = visit("/desk/", account=desk.account)
    took = {}
    for name, call in CALLS.items():
        contact = desk.opened(contacts.open_contact(by=desk.adviser, channel="phone"))
        page.goto(f"/desk/contacts/{contact.uuid}/")
        took[name] = call(Counted(page))
    assert not Contact.objects.exclude(status="closed").exists()
    said = {name: (int(keys), int(words), int(trips)) for name, keys, words, trips in ROW.findall(DOCS.read_text())}
    assert took == said
    assert took["Chase a request"][0] <= 12
