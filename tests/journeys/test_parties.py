"""Somebody rings for another: what they may be told, what protects the person, and how they may be reached."""

from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from onedoor.apps.contacts import services as contacts
from onedoor.apps.people.data import Ground
from onedoor.apps.people.models import Resident
from tests.desk import Desk, desk
from tests.journeys.conftest import Visit

__all__ = ["desk"]

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def mary(desk: Desk) -> Desk:
    """Not to be rung or written to first; her daughter speaks about care alone; she chose a pass-phrase."""
    shown = desk.opened(contacts.open_contact(by=desk.adviser, channel="counter"))
    contacts.add_representative(
        by=desk.adviser, contact=shown, name="Jane Pugh", relation="daughter", phone="01632 960044",
        email="jane@pugh.example", ground=Ground.CONSENT, purposes=["care-at-home"],
    )  # fmt: skip
    contacts.set_pass_phrase(by=desk.adviser, contact=shown, phrase="copper kettle harbour")
    Resident.objects.filter(pk=desk.mary.pk).update(is_safe_to_contact=False)
    contacts.cancel(by=desk.adviser, contact=shown)
    return desk


def _ring(page: Page, caller: str, choice: str) -> None:
    page.get_by_role("button", name="Phone").click()
    page.wait_for_url("**/contacts/**")
    page.locator("#caller").fill(caller)
    page.get_by_role("search", name="Caller").get_by_role("button", name="Find", exact=True).click()
    page.locator("#people-found").get_by_role("button", name=choice).click()
    expect(page.locator("#who")).to_contain_text("Not safe to contact: do not ring or write first.")
    page.locator("#purpose button").first.click()


def test_who_speaks_for_her_and_she_herself(mary: Desk, visit: Visit, at_widths: Callable[[Page, str], None]) -> None:
    page = visit("/desk/", account=mary.account)
    _ring(page, "jane pugh", "Jane Pugh")
    expect(page.locator("#speaker")).to_contain_text("Jane Pugh is speaking for them")
    page.locator("#said").fill("Pugh, 01632 960044, jane@pugh.example")
    page.get_by_role("button", name="Compare").click()
    # She has shown who she is, and may speak about care alone.
    expect(page.locator("#not-told")).to_be_visible()
    expect(page.locator("#who")).not_to_contain_text("12 Long Lane")
    expect(page.get_by_role("heading", name="Their requests")).to_have_count(0)
    at_widths(page, "parties-speaker")

    page.goto("/desk/")
    _ring(page, "mary brown", "Mary Brown")
    page.locator("#said").fill("Copper kettle harbour")
    page.get_by_role("button", name="Compare").click()
    expect(page.locator("#who")).to_contain_text("Gave their pass-phrase")
    expect(page.get_by_role("heading", name="Their requests")).to_be_visible()
    at_widths(page, "parties-herself")
