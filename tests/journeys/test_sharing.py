"""Two organisations with an agreement, without one, with one that is suspended in the middle, and with broken glass."""

from collections.abc import Callable
from datetime import date

import pytest
from playwright.sync_api import Page, expect

from onedoor.apps.contacts import services as contacts
from onedoor.apps.contacts.models import Contact
from onedoor.apps.partners.data import Role
from onedoor.apps.people import services as people
from onedoor.apps.sharing import services as sharing
from onedoor.apps.sharing.models import Disclosure, EmergencyReview
from onedoor.foundation import clock
from onedoor.foundation.actors import SYSTEM
from tests.conftest import Cast
from tests.desk import Desk, desk
from tests.journeys.conftest import Visit, press

__all__ = ["desk"]

pytestmark = pytest.mark.django_db(transaction=True)
Axe = Callable[[Page], None]
Picture = Callable[[Page, str], None]
CALLER = "olwen parry 4.3.1961 zz1 1zz"


@pytest.fixture
def contact(cast: Cast, desk: Desk) -> Contact:
    """The district's adviser is rung by somebody whose record the county holds."""
    people.create_resident(
        by=SYSTEM, given_names="Olwen", family_name="Parry", birth_date=date(1961, 3, 4), postcode="ZZ1 1ZZ",
        address_text="7 Nettle Row", phones=["01632 960007"], held_by=cast.county, help_needed="Lip-reads",
    )  # fmt: skip
    return contacts.open_contact(by=desk.adviser, channel="phone")


def _suspend(cast: Cast, desk: Desk) -> None:
    by = cast.actor(cast.county, Role.GOVERNANCE)
    sharing.suspend_agreement(by=by, version=desk.agreement, reason="A list went astray.")


def _choose(page: Page) -> None:
    expect(page.locator("#caller")).to_be_focused()
    page.keyboard.type(CALLER)
    expect(page.locator("#caller")).to_have_attribute("data-shown", CALLER)
    expect(page.locator("#people-found .app-choice").first).to_contain_text("Olwen Parry")
    press(page, "Enter", "Enter")


def test_with_an_agreement_one_key_opens_the_record(
    visit: Visit, axe: Axe, picture: Picture, desk: Desk, contact: Contact
) -> None:
    page = visit(f"/desk/contacts/{contact.uuid}/", account=desk.account)
    _choose(page)
    expect(page.locator("#purpose button")).to_be_focused()
    expect(page.locator("#who")).not_to_contain_text("7 Nettle Row")
    picture(page, "sharing-purpose-1280")
    press(page, "Enter")
    expect(page.locator("#who")).to_contain_text("7 Nettle Row")
    expect(page.locator("#closed")).to_contain_text("help needed")
    expect(page.locator("#who")).not_to_contain_text("Lip-reads")
    axe(page)
    picture(page, "sharing-open-1280")
    assert Disclosure.objects.filter(contact=contact.uuid).exists()


def test_without_the_facts_the_adviser_asks_and_compares(
    visit: Visit, axe: Axe, picture: Picture, desk: Desk, contact: Contact
) -> None:
    page = visit(f"/desk/contacts/{contact.uuid}/?q=parry", account=desk.account)
    page.get_by_role("button", name="Olwen Parry").click()
    expect(page.locator("#purpose button")).to_be_focused()
    press(page, "p")
    expect(page.locator("#said")).to_be_focused()
    axe(page)
    picture(page, "sharing-ask-1280")
    page.keyboard.type("4 march 1961, zz1 1zz")
    press(page, "Enter")
    expect(page.locator("#who")).to_contain_text("7 Nettle Row")


def test_without_an_agreement_nobody_is_found_and_it_says_why(
    visit: Visit, axe: Axe, picture: Picture, cast: Cast, desk: Desk, contact: Contact
) -> None:
    sharing.end_agreement(
        by=cast.actor(cast.county, Role.GOVERNANCE), version=desk.agreement, reason="No longer needed."
    )
    page = visit(f"/desk/contacts/{contact.uuid}/", account=desk.account, width=320)
    page.keyboard.type(CALLER)
    page.get_by_text("Not looked for at 1 organisation").click()
    expect(page.locator("#people-found")).to_contain_text("Carrowshire County Council")
    expect(page.locator("#people-found")).not_to_contain_text("Olwen")
    axe(page)
    picture(page, "sharing-none-320")
    assert not Disclosure.objects.exists()


def test_suspended_in_the_middle_it_stops_and_keeps_what_was_typed(
    visit: Visit, axe: Axe, picture: Picture, cast: Cast, desk: Desk, contact: Contact
) -> None:
    page = visit(f"/desk/contacts/{contact.uuid}/", account=desk.account)
    _choose(page)
    expect(page.locator("#purpose button")).to_be_focused()
    press(page, "Enter")
    expect(page.locator("#who")).to_contain_text("7 Nettle Row")
    expect(page.locator("#need")).to_be_focused()
    page.locator("#wrap_note").evaluate("box => box.closest('details').open = true")
    page.locator("#wrap_note").fill("Wants to move house")
    _suspend(cast, desk)
    sharing.forget()
    page.reload()
    expect(page.locator("#stopped")).to_contain_text("is suspended")
    expect(page.locator("#who")).not_to_contain_text("7 Nettle Row")
    expect(page.locator("#wrap_note")).to_have_value("Wants to move house")
    axe(page)
    picture(page, "sharing-stopped-1280")


def test_the_glass_is_broken_and_looked_back_at(
    visit: Visit, axe: Axe, picture: Picture, cast: Cast, desk: Desk, contact: Contact
) -> None:
    _suspend(cast, desk)
    page = visit(f"/desk/contacts/{contact.uuid}/", account=desk.account)
    press(page, "Escape", "b")
    page.get_by_label("Somebody’s life or health is in danger").check()
    page.get_by_label("What is happening").fill("She has fallen and cannot get up.")
    axe(page)
    picture(page, "sharing-glass-1280")
    page.get_by_role("button", name="Break the glass").click()
    expect(page.locator(".govuk-notification-banner")).to_contain_text("Governance officers have been told")
    page.locator("#caller").fill("parry")
    page.get_by_role("button", name="Olwen Parry").click()
    expect(page.locator("#who")).to_contain_text("Lip-reads")
    office = visit("/office/emergencies/", account=cast.account(cast.county, Role.GOVERNANCE))
    office.get_by_role("link", name=str(clock.today().year)).click()
    expect(office.locator("main")).to_contain_text("She has fallen")
    axe(office)
    picture(office, "sharing-review-1280")
    office.get_by_label("It was justified").check()
    office.get_by_role("button", name="Note what I found").click()
    expect(office.locator("main")).to_contain_text("It was justified")
    assert EmergencyReview.objects.get().organisation == cast.county
