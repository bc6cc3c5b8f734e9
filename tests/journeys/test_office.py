"""A partnership's administrator founds a body and says where it serves, its team, what it does, by when, in what words.

Who is invited is in test_staff.py; what is asked and the brand are in test_demonstration.py.
"""

from collections.abc import Callable

import pytest
from django.core.cache import cache
from playwright.sync_api import Page, expect

from onedoor.apps.directory.models import Service
from onedoor.apps.messages.models import Message
from onedoor.apps.partners.data import Role
from onedoor.apps.partners.models import Account, Membership, Organisation
from onedoor.apps.requests.models import Request
from tests.journeys.conftest import Visit
from tests.neighbourhood import HOME, make_neighbourhood

Axe = Callable[[Page], None]
WASTE = "Teasel and Eastmere Waste Partnership"


@pytest.fixture
def administrator(transactional_db: None) -> Account:
    cache.clear()
    bodies = make_neighbourhood()
    account = Account.objects.create_user("farah@together.example", name="Farah Ahmed")
    role = Role.PARTNERSHIP_ADMINISTRATOR
    Membership.objects.create(account=account, organisation=bodies["carrowshire"], role=role)
    return account


def test_from_a_new_body_to_what_the_next_person_is_promised_and_told(
    administrator: Account, visit: Visit, axe: Axe, picture: Callable[[Page, str], None]
) -> None:
    page = visit("/office/organisations/", account=administrator)
    _founds_a_body(page, axe)
    _says_where_it_serves_and_who_works_there(page, axe)
    _says_what_it_provides_and_by_when(page, axe, picture)
    _words_the_message(page, axe)
    resident = visit(f"/your-area/find/?q={HOME}", width=390)
    _is_promised_and_told_so(resident)


def _button(page: Page, name: str) -> None:
    page.get_by_role("main").get_by_role("button", name=name, exact=True).click()


def _founds_a_body(page: Page, axe: Axe) -> None:
    _button(page, "Add an organisation")
    _button(page, "Save")
    expect(page.get_by_role("alert")).to_contain_text("Enter its name")
    axe(page)
    page.get_by_label("Name", exact=True).fill(WASTE)
    page.get_by_label("Kind").select_option(label="Company")
    _button(page, "Save")
    expect(page.get_by_role("heading", level=1)).to_have_text(WASTE)
    axe(page)


def _says_where_it_serves_and_who_works_there(page: Page, axe: Axe) -> None:
    page.get_by_role("link", name="Add an area").click()
    page.get_by_label("Area", exact=False).first.fill("D1")
    axe(page)
    _button(page, "Save")
    expect(page.get_by_text("(District, D1)")).to_be_visible()
    page.get_by_role("link", name="Add a team").click()
    page.get_by_label("Name", exact=True).fill("Bin crews")
    axe(page)
    _button(page, "Save")
    expect(page.get_by_role("link", name="Bin crews")).to_be_visible()


def _says_what_it_provides_and_by_when(page: Page, axe: Axe, picture: Callable[[Page, str], None]) -> None:
    bins = Service.objects.get(slug="new-bin")
    page.goto(f"/office/services/{bins.uuid}/")
    _button(page, "Say who provides it")
    page.get_by_label("Organisation (optional)").select_option(label=WASTE)
    page.get_by_label("Team (optional)").select_option(label=f"{WASTE}: Bin crews")
    page.get_by_label("Where this is known from").fill("Agreement of March 2026")
    axe(page)
    _button(page, "Save")
    expect(page.get_by_role("rowheader", name=WASTE)).to_be_visible()
    _button(page, "Set a target")
    page.get_by_label("For", exact=True).select_option(label=WASTE)
    page.get_by_label("How long").fill("3")
    axe(page)
    _button(page, "Save")
    expect(page.get_by_text("3 working days")).to_be_visible()
    page.get_by_label("Postcode").fill(HOME)
    _button(page, "Who provides it there?")
    expect(page.locator("#answer").get_by_role("heading")).to_have_text(WASTE)
    axe(page)
    picture(page, "office-service")


def _words_the_message(page: Page, axe: Axe) -> None:
    body = Organisation.objects.get(name=WASTE)
    page.goto(f"/office/wordings/{body.uuid}/request-received/email/en-gb/")
    page.get_by_label("Subject").fill("Your new bin: ((nonsense))")
    _button(page, "Save")
    expect(page.get_by_role("alert")).to_contain_text("nonsense")
    axe(page)
    page.get_by_label("Subject").fill("Your new bin: ((reference))")
    _button(page, "Save")
    expect(page.locator(".govuk-notification-banner")).to_be_visible()


def _is_promised_and_told_so(page: Page) -> None:
    page.goto("/services/new-bin/")
    expect(page.get_by_text("within 3 working days")).to_be_visible()
    page.get_by_role("button", name="Ask for it now").click()
    page.get_by_label("2 Mill Lane").check()
    page.get_by_role("button", name="Use this address").click()
    page.get_by_label("Recycling").check()
    page.get_by_label("It is broken").check()
    page.get_by_role("button", name="Continue", exact=True).click()
    page.get_by_label("E-mail address").fill("ivy@marlow.example")
    page.get_by_role("button", name="Continue", exact=True).click()
    page.get_by_role("button", name="Send", exact=True).click()
    expect(page.get_by_text("Your reference is")).to_be_visible()
    request = Request.objects.get()
    assert request.team is not None
    assert (request.accountable.name, request.team.name) == (WASTE, "Bin crews")
    assert Message.objects.get(to="ivy@marlow.example").subject == f"Your new bin: {request.reference}"
