"""Who may know, told as one story: no agreement, one in force, suspended in the middle, broken glass, her own page.

One adviser of the district and one contact throughout, about somebody whose record the county keeps. In the end the
ledger is shown to hold against whoever would make the emergency disappear.
"""

from collections.abc import Callable
from datetime import date
from io import StringIO

import pytest
from django.core.cache import cache
from django.core.management import call_command
from playwright.sync_api import Page, expect

from onedoor.apps.accounts import services as accounts
from onedoor.apps.contacts import services as contacts
from onedoor.apps.contacts.models import Contact
from onedoor.apps.messages.models import Message
from onedoor.apps.partners.data import Role
from onedoor.apps.people import services as people
from onedoor.apps.sharing import services as sharing
from onedoor.apps.sharing.models import Disclosure
from onedoor.foundation import clock
from onedoor.foundation.actors import SYSTEM, resident
from tests.agreements import front_office
from tests.conftest import Cast
from tests.desk import Desk, desk
from tests.journeys.conftest import Visit

__all__ = ["desk"]

pytestmark = pytest.mark.django_db(transaction=True)
CALLER, HOME, NOTE = "olwen parry 4.3.1961 zz1 1zz", "7 Nettle Row", "Wants to move house"
ADDRESS = "olwen@parry.example"


@pytest.fixture
def contact(cast: Cast, desk: Desk) -> Contact:
    """The two bodies have ended what they agreed; somebody rings the district whom the county alone knows."""
    cache.clear()
    county = cast.actor(cast.county, Role.GOVERNANCE)
    sharing.end_agreement(by=county, version=desk.agreement, reason="It was reviewed.")
    people.create_resident(
        by=SYSTEM, given_names="Olwen", family_name="Parry", birth_date=date(1961, 3, 4), postcode="ZZ1 1ZZ",
        address_text=HOME, phones=["01632 960007"], emails=[ADDRESS], held_by=cast.county, help_needed="Lip-reads",
    )  # fmt: skip
    return contacts.open_contact(by=desk.adviser, channel="phone")


def test_from_no_agreement_to_her_own_page(
    visit: Visit, at_widths: Callable[[Page, str], None], cast: Cast, desk: Desk, contact: Contact
) -> None:
    page = visit(f"/desk/contacts/{contact.uuid}/", account=desk.account)
    nothing_without_an_agreement(page)
    agreement = front_office(cast)
    what_it_opens(page)
    officer = visit(f"/office/agreements/{agreement.uuid}/", account=cast.account(cast.county, Role.GOVERNANCE))
    suspend(officer)
    closed_and_nothing_lost(page)
    broken_glass(page)
    the_officers_are_told(cast, officer)
    hers = her_own_page(visit)
    at_widths(hers, "one-record-hers")
    what_is_removed_is_found()


def nothing_without_an_agreement(page: Page) -> None:
    page.keyboard.type(CALLER)
    page.get_by_text("Not looked for at 1 organisation").click()
    expect(page.locator("#people-found")).to_contain_text("Carrowshire County Council")
    expect(page.locator("#people-found")).not_to_contain_text("Olwen")
    assert HOME not in page.content()
    assert not Disclosure.objects.exists()


def what_it_opens(page: Page) -> None:
    """Found by what they say; open for a purpose, as far as was agreed."""
    page.reload()
    page.locator("#caller").fill(CALLER)
    expect(page.locator("#people-found .app-choice").first).to_contain_text("Olwen Parry")
    page.locator("#people-found .app-choice").first.click()
    expect(page.locator("#who")).not_to_contain_text(HOME)
    page.locator("#purpose button").first.click()
    expect(page.locator("#who")).to_contain_text(HOME)
    expect(page.locator("#who")).not_to_contain_text("Lip-reads")
    assert Disclosure.objects.exclude(version=None).exists()
    page.locator("#wrap_note").evaluate("box => box.closest('details').open = true")
    page.locator("#wrap_note").fill(NOTE)


def suspend(officer: Page) -> None:
    officer.get_by_role("link", name="Suspend").click()
    officer.get_by_label("Reason").fill("A list went astray.")
    officer.get_by_role("button", name="Suspend").click()
    officer.get_by_text("Suspended since").wait_for()


def closed_and_nothing_lost(page: Page) -> None:
    page.reload()
    expect(page.locator("#stopped")).to_contain_text("is suspended")
    expect(page.locator("#who")).not_to_contain_text(HOME)
    expect(page.locator("#wrap_note")).to_have_value(NOTE)


def broken_glass(page: Page) -> None:
    page.locator("body").press("Escape")
    page.locator("body").press("b")
    page.get_by_label("Somebody’s life or health is in danger").check()
    page.get_by_label("What is happening").fill("She has fallen and cannot get up.")
    page.get_by_role("button", name="Break the glass").click()
    expect(page.locator(".govuk-notification-banner")).to_contain_text("Governance officers have been told")
    expect(page.locator("#who")).to_contain_text(HOME)
    expect(page.locator("#who")).to_contain_text("Lip-reads")
    expect(page.locator("#wrap_note")).to_have_value(NOTE)


def the_officers_are_told(cast: Cast, officer: Page) -> None:
    told = set(Message.objects.filter(body__contains="/office/emergencies/").values_list("to", flat=True))
    assert {cast.account(body, Role.GOVERNANCE).email for body in (cast.county, cast.district)} <= told
    officer.goto("/office/emergencies/")
    officer.get_by_role("link", name=str(clock.today().year)).click()
    expect(officer.locator("main")).to_contain_text("She has fallen")


def her_own_page(visit: Visit) -> Page:
    """She signs in by e-mail, shows that the record is hers, and reads it all in plain words."""
    accounts.send_link(by=resident(), email=ADDRESS)
    link = Message.objects.filter(template_code="account-link").latest("pk").body
    page = visit(link[link.index("/you/open/") :].split()[0], width=320)
    page.get_by_role("button", name="Sign in").click()
    page.get_by_role("link", name="See who keeps a record of you").click()
    said = {
        "First name": "Olwen",
        "Last name": "Parry",
        "Day": "4",
        "Month": "3",
        "Year": "1961",
        "Postcode": "zz1 1zz",
    }
    for label, value in said.items():
        page.get_by_label(label, exact=True).fill(value)
    page.get_by_role("button", name="Continue").click()
    looks = page.locator(".app-history__item")
    agreed = looks.filter(has_text="What allows it: Front office")
    expect(agreed.filter(has_text="Home address")).to_contain_text("Why: Answer a question or pass it on.")
    emergency = looks.filter(has_text="In an emergency: Somebody could have come to harm.")
    expect(emergency.filter(has_text="They saw what Carrowshire County Council knows of you")).not_to_have_count(0)
    expect(emergency.filter(has_text="Teasel Vale District Council").filter(has_text="Home address")).to_have_count(1)
    return page


def what_is_removed_is_found() -> None:
    call_command("events", "seal", stdout=StringIO())
    Disclosure.objects.exclude(emergency=None).delete()
    said = StringIO()
    with pytest.raises(SystemExit):
        call_command("events", "verify", stdout=said)
    assert "disclosure" in said.getvalue()
