"""Several questions in one contact, several contacts at once, by keyboard alone; who it is comes late or never."""

from collections.abc import Callable
from datetime import date

import pytest
from playwright.sync_api import Page, expect

from onedoor.apps.contacts import services as contacts
from onedoor.apps.contacts.models import Contact
from onedoor.apps.people import services as people
from onedoor.apps.requests.models import Request
from tests.desk import Desk, desk
from tests.journeys.conftest import Visit, press

__all__ = ["desk"]

pytestmark = pytest.mark.django_db(transaction=True)


def test_one_is_put_aside_with_two_questions_while_another_comes_and_goes(
    visit: Visit, axe: Callable[[Page], None], picture: Callable[[Page, str], None], desk: Desk
) -> None:
    page = visit("/desk/", account=desk.account)
    press(page, "p")
    expect(page.locator("#caller")).to_be_focused()
    _asks_two_things(page)
    axe(page)
    picture(page, "side-by-side-two-questions")
    press(page, "Escape", "k")
    page.wait_for_url("**/desk/")
    expect(page.locator("main")).to_contain_text("Parked")
    _never_says_who_they_are(page)
    press(page, "1")
    page.wait_for_url("**/contacts/**")
    _is_known_by_their_number(page)
    axe(page)
    picture(page, "side-by-side-known")
    press(page, "Escape", "w")
    expect(page.locator("[data-wrap-up] input:checked")).to_be_focused()
    press(page, "x")
    page.wait_for_url("**/desk/")
    _both_are_kept_as_they_were(desk)


def _asks_two_things(page: Page) -> None:
    """A hole, which is raised without knowing for whom, and a letter; nobody has asked for a name."""
    press(page, "Alt+n")
    page.keyboard.type("crater")
    expect(page.locator("#need")).to_have_attribute("data-shown", "crater")
    press(page, "ArrowDown", "Enter")
    expect(page.locator("#raise_attribute-depth")).to_be_focused()
    press(page, "D", "Alt+d", "Enter")
    expect(page.locator(".govuk-notification-banner")).to_contain_text("Raised")
    expect(page.get_by_text("Nobody’s yet: find who it is, and it is theirs.")).to_be_visible()
    press(page, "Alt+n")
    page.keyboard.type("ct104")
    expect(page.locator("#need")).to_have_attribute("data-shown", "ct104")
    press(page, "ArrowDown", "Enter")
    expect(page.locator("#advice_note")).to_be_focused()
    page.keyboard.type("It is their yearly bill")
    press(page, "Tab")
    page.keyboard.type("ct 104")
    press(page, "Enter")
    expect(page.locator("[data-wrap-up] input:checked")).to_be_focused()


def _never_says_who_they_are(page: Page) -> None:
    press(page, "c")
    expect(page.locator("#caller")).to_be_focused()
    press(page, "Escape", "w", "4", "x")
    expect(page.locator(".govuk-notification-banner")).to_contain_text("Wrapped up")


def _is_known_by_their_number(page: Page) -> None:
    press(page, "Alt+c")
    page.keyboard.type("01632 960001")
    expect(page.locator("#people-found .app-choice").first).to_contain_text("Phone agrees")
    press(page, "Enter", "Enter")
    expect(page.locator("#who")).to_contain_text("Mary Brown")
    expect(page.locator("#purpose button")).to_be_focused()
    press(page, "Enter")
    expect(page.locator("#said")).to_be_focused()
    page.keyboard.type("Mary Brown, SK13 8AB, mary@post.example")
    press(page, "Enter")
    expect(page.get_by_role("heading", name="Their requests")).to_be_visible()
    expect(page.get_by_text("Theirs once you wrap up.")).to_be_visible()


def _both_are_kept_as_they_were(desk: Desk) -> None:
    first, second = Contact.objects.order_by("opened_at")
    assert first.resident == desk.mary
    assert [item.action for item in first.items.order_by("at")] == ["raised", "advised"]
    assert str(first.letter).startswith("CT-104")
    assert {"need", "handle", "wrap_up"} <= {step.step for step in first.steps.all()}
    assert not first.steps.filter(ended_at=None).exists()
    assert (second.channel.code, second.resident, second.outcome) == ("counter", None, "advised")
    # Raised before anybody was known.
    assert Request.objects.exclude(pk=desk.late.pk).get().resident == desk.mary


def test_any_one_thing_finds_them(visit: Visit, desk: Desk) -> None:
    people.update_resident(by=desk.adviser, resident=desk.mary, birth_date=date(1961, 3, 4))
    # Another body's opens once it is said what for and shown by whom: tests/views/desk_contact/test_proof.py.
    Request.objects.update(accountable=desk.mary.held_by)
    contact = contacts.open_contact(by=desk.adviser, channel="phone")
    page = visit(f"/desk/contacts/{contact.uuid}/", account=desk.account)
    for typed, why in (
        ("brown", "Name Brown"), ("4/3/61", "Born 4 March 1961"), ("sk13 8ab", "Postcode agrees"),
        ("01632 960001", "Phone agrees"), ("mary@post.example", "E-mail agrees"),
        (desk.late.reference, "Hole in the road"),
    ):  # fmt: skip
        press(page, "Control+a")
        page.keyboard.type(typed)
        expect(page.locator("#people-found .app-choice").first).to_contain_text(why)
