"""An adviser deals with whoever comes, by keyboard alone."""

from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from onedoor.apps.contacts import services as contacts
from onedoor.apps.contacts.models import Contact
from onedoor.apps.directory.models import Service
from onedoor.apps.requests.models import Request
from tests.desk import Desk, desk
from tests.journeys.conftest import Visit, press

__all__ = ["desk"]

pytestmark = pytest.mark.django_db(transaction=True)
Axe = Callable[[Page], None]
Picture = Callable[[Page, str], None]


class Keys:
    """Counts what is pressed."""

    def __init__(self, page: Page) -> None:
        self.page, self.count = page, 0

    def press(self, *keys: str) -> None:
        press(self.page, *keys)
        self.count += len(keys)

    def type(self, text: str) -> None:
        self.page.keyboard.type(text)
        self.count += len(text)


def test_a_chase_takes_few_keys(visit: Visit, axe: Axe, picture: Picture, desk: Desk) -> None:
    page = visit("/desk/", account=desk.account)
    axe(page)
    picture(page, "desk-home-1280")
    keys = Keys(page)
    keys.press("p")
    page.wait_for_url("**/contacts/**")
    expect(page.locator("#caller")).to_be_focused()
    keys.type("mary brown sk13 8ab mary@post.example")
    expect(page.locator("#caller")).to_have_attribute("data-shown", "mary brown sk13 8ab mary@post.example")
    expect(page.locator("#people-found .app-choice").first).to_contain_text("Mary Brown")
    axe(page)
    picture(page, "desk-caller-1280")
    keys.press("Enter", "Enter")
    expect(page.locator("#who")).to_contain_text("Do not leave a message")
    expect(page.locator("#purpose button")).to_be_focused()
    axe(page)
    picture(page, "desk-purpose-1280")
    keys.press("Enter")
    expect(page.locator("#need")).to_be_focused()
    picture(page, "desk-person-1280")

    keys.count = 0
    keys.press("Escape", "1")
    expect(page.locator("#request button[value=chase]")).to_be_focused()
    axe(page)
    picture(page, "desk-request-1280")
    keys.press("Enter")
    expect(page.locator("#wrap_outcome_2")).to_be_focused()
    expect(page.locator("#wrap-because")).to_contain_text("avoidable (chasing progress)")
    picture(page, "desk-wrap-up-1280")
    keys.press("y")
    page.wait_for_url("**/desk/")
    assert keys.count <= 12
    contact = Contact.objects.get()
    assert contact.cause is not None
    assert (contact.outcome, contact.cause.code, contact.status) == ("request_updated", "chase", "closed")


def test_a_request_is_raised_by_keyboard(visit: Visit, axe: Axe, picture: Picture, desk: Desk) -> None:
    contact = contacts.open_contact(by=desk.adviser, channel="phone")
    desk.opened(contact)
    page = visit(f"/desk/contacts/{contact.uuid}/", account=desk.account)
    expect(page.locator("#need")).to_be_focused()
    page.keyboard.type("huge crater")
    expect(page.locator("#services-found .app-choice").first).to_contain_text("Hole in the road")
    picture(page, "desk-need-1280")
    press(page, "ArrowDown", "Enter")
    expect(page.locator("#do")).to_contain_text("Carrowshire County Council")
    axe(page)
    picture(page, "desk-do-1280")
    expect(page.locator("#raise_attribute-depth")).to_be_focused()
    page.keyboard.type("Deeper")
    page.get_by_role("button", name="Raise with").press("Enter")
    expect(page.locator(".govuk-notification-banner")).to_contain_text("Raised")
    expect(page.locator("#wrap_outcome_1")).to_be_focused()
    press(page, "x")
    page.wait_for_url("**/desk/")
    assert Request.objects.count() == 2
    assert Contact.objects.get().is_avoidable is False


def test_an_unclear_letter_and_a_wrong_door_by_keyboard(visit: Visit, axe: Axe, desk: Desk) -> None:
    contact = contacts.open_contact(by=desk.adviser, channel="phone")
    desk.opened(contact)
    page = visit(f"/desk/contacts/{contact.uuid}/", account=desk.account)
    expect(page.locator("#need")).to_be_focused()
    press(page, "Escape", "o")
    expect(page.locator("#door_was_transferred")).to_be_focused()
    press(page, "Space", "Enter")
    expect(page.locator("#wrap-because")).to_contain_text("passed to us")
    press(page, "Alt+n")
    page.keyboard.type("what is this letter about")
    page.get_by_role("button", name="None of these").press("Enter")
    expect(page.locator("#advice_note")).to_be_focused()
    page.keyboard.type("It is their yearly bill")
    press(page, "Tab")
    page.keyboard.type("ct 104")
    press(page, "Tab", "Enter")
    expect(page.locator("#wrap_outcome_3")).to_be_focused()
    axe(page)
    press(page, "y")
    page.wait_for_url("**/desk/")
    done = Contact.objects.get()
    assert (str(done.cause), done.letter is not None) == (str(done.proposed_cause), True)


def test_where_it_is_leads_on_to_what_must_be_asked(visit: Visit, desk: Desk) -> None:
    Service.objects.update(needs_place=True)
    contact = contacts.open_contact(by=desk.adviser, channel="phone")
    item = contacts.add_item(by=desk.adviser, contact=contact, words="a hole", service=desk.pothole)
    page = visit(f"/desk/contacts/{contact.uuid}/?item={item.uuid}", account=desk.account)
    expect(page.locator("#place")).to_be_focused()
    page.keyboard.type("53.4, -1.9")
    press(page, "Enter")
    expect(page.locator("#raise_attribute-depth")).to_be_focused()


def test_it_fits_a_narrow_screen(visit: Visit, at_widths: Callable[[Page, str], None], desk: Desk) -> None:
    contact = contacts.open_contact(by=desk.adviser, channel="outreach")
    contacts.open_contact(by=desk.adviser, channel="phone", caller_number="01632 960001")
    desk.opened(contact)
    item = contacts.add_item(by=desk.adviser, contact=contact, words="a hole", service=desk.pothole)
    page = visit("/desk/", account=desk.account, width=320)
    for name, path in {
        "home": "/desk/",
        "page": f"/desk/contacts/{contact.uuid}/?item={item.uuid}",
        "request": f"/desk/contacts/{contact.uuid}/?request={desk.late.uuid}",
        "record": f"/desk/contacts/{contact.uuid}/?person=edit",
    }.items():
        page.goto(path)
        at_widths(page, f"desk-{name}")


def test_it_works_without_scripts(visit: Visit, desk: Desk) -> None:
    page = visit("/desk/", account=desk.account, javascript=False)
    page.get_by_role("button", name="Phone").click()
    page.get_by_role("textbox", name="Caller").fill("brown sk13 8ab mary@post.example")
    page.get_by_role("search", name="Caller").get_by_role("button", name="Find", exact=True).click()
    page.get_by_role("button", name="Mary Brown").click()
    page.get_by_role("button", name="Answer a question").click()
    page.get_by_role("link", name="Hole in the road").click()
    page.get_by_role("button", name="Chase").click()
    page.get_by_role("button", name="Avoidable", exact=True).click()
    assert Contact.objects.get().is_avoidable is True


def test_typed_text_survives_a_lost_session(visit: Visit, desk: Desk) -> None:
    contact = contacts.open_contact(by=desk.adviser, channel="phone")
    address = f"/desk/contacts/{contact.uuid}/?request={desk.late.uuid}"
    page = visit(address, account=desk.account)
    page.locator("#say_text").fill("The hole is deeper now")
    cookies = page.context.cookies()
    page.context.clear_cookies()
    page.locator("#caller").press_sequentially("brown")
    expect(page.locator("#signed-out")).to_be_visible()
    page.context.add_cookies(cookies)  # type: ignore[arg-type]
    page.goto(address)
    expect(page.locator("#say_text")).to_have_value("The hole is deeper now")


def test_a_visit_asks_before_it_ends_and_keeps_the_work(visit: Visit, axe: Axe, desk: Desk) -> None:
    contact = contacts.open_contact(by=desk.adviser, channel="phone")
    page = visit(f"/desk/contacts/{contact.uuid}/?request={desk.late.uuid}", account=desk.account)
    page.clock.install()
    page.reload()
    page.locator("#say_text").fill("The hole is deeper now")
    asks = page.locator("[data-session-ends]")
    expect(asks).to_be_hidden()
    seconds = int(asks.get_attribute("data-session-ends") or 0)
    page.clock.fast_forward((seconds - 240) * 1000)
    expect(asks.locator("[data-session=soon]")).to_be_visible()
    axe(page)
    asks.get_by_role("button").first.click()
    expect(asks).to_be_hidden()
    page.clock.fast_forward((seconds + 60) * 1000)
    expect(asks.locator("[data-session=over]")).to_be_visible()
    expect(page.locator("#say_text")).to_have_value("The hole is deeper now")


def test_letters_can_be_switched_off(visit: Visit, desk: Desk) -> None:
    page = visit("/desk/", account=desk.account)
    press(page, "?")
    page.get_by_label("Letters on their own are keys").uncheck()
    page.locator("h1").click()
    press(page, "p")
    assert not Contact.objects.exists()
    press(page, "Alt+p")
    page.wait_for_url("**/contacts/**")
