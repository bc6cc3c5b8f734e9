"""Other ways a resident comes and goes: where they are now, a service, a border, a complaint, a link by e-mail."""

import re
from collections.abc import Callable

import pytest
from django.core.cache import cache
from playwright.sync_api import Page, expect

from onedoor.apps.messages.models import Message
from onedoor.apps.partners.models import Organisation
from onedoor.apps.requests.models import Complaint, Request
from tests.journeys.conftest import Visit
from tests.neighbourhood import HOME, make_neighbourhood

Look = Callable[[Page, str], None]


@pytest.fixture
def bodies(transactional_db: None) -> dict[str, Organisation]:
    cache.clear()
    return make_neighbourhood()


@pytest.fixture
def look(axe: Callable[[Page], None], picture: Look) -> Look:
    def check(page: Page, name: str) -> None:
        axe(page)
        picture(page, name)

    return check


def _go_on(page: Page, name: str = "Continue") -> None:
    page.get_by_role("button", name=name, exact=True).click()


def test_the_phone_says_where_they_are_or_does_not(bodies: dict[str, Organisation], visit: Visit, look: Look) -> None:
    page = visit("/", width=390)
    page.get_by_role("button", name="Use where I am now").click()
    expect(page.get_by_text("Your device did not say where you are.")).to_be_visible()
    look(page, "ways-denied")
    page.context.grant_permissions(["geolocation"])
    page.context.set_geolocation({"latitude": 53.05, "longitude": -1.95})
    page.get_by_role("button", name="Use where I am now").click()
    page.wait_for_url("**/your-area/")
    expect(page.get_by_role("heading", name="Teasel Vale District Council")).to_be_visible()
    expect(page.get_by_text("Eastmere City Council")).to_have_count(0)
    look(page, "ways-located")


def test_a_service_is_asked_for_and_the_link_in_the_message_opens_it(
    bodies: dict[str, Organisation], visit: Visit, look: Look
) -> None:
    page = visit(f"/your-area/find/?q={HOME}", width=390)
    page.goto("/services/new-bin/")
    _go_on(page, "Ask for it now")
    # Their postcode they have said; which home it is they have not.
    look(page, "ways-which-home")
    page.get_by_label("2 Mill Lane").check()
    _go_on(page, "Use this address")
    page.get_by_label("Recycling").check()
    page.get_by_label("It is broken").check()
    look(page, "ways-details")
    _go_on(page)
    _go_on(page)
    expect(page.get_by_role("alert")).to_contain_text("Give an e-mail address or a phone number")
    page.get_by_label("E-mail address").fill("ivy@marlow.example")
    _go_on(page)
    _go_on(page, "Send")
    expect(page.get_by_text("Your reference is")).to_be_visible()
    request = Request.objects.get()
    assert (request.kind, request.accountable.slug, request.uprn) == ("request", "teasel-vale", 1002)
    _opened_on_another_device(request, visit, look)


def _opened_on_another_device(request: Request, visit: Visit, look: Look) -> None:
    link = re.search(r"https?://[^/\s]+(/track/\S+)", Message.objects.get(to="ivy@marlow.example").body)
    assert link
    page = visit(link[1])
    expect(page.get_by_text(request.reference)).to_be_visible()
    page.get_by_label("Add something").fill("Please bring the lid too.")
    _go_on(page, "Send")
    expect(page.get_by_text("Please bring the lid too.")).to_be_visible()
    look(page, "ways-by-link")


def test_on_a_border_the_address_is_asked_for_before_anything_is_sent(
    bodies: dict[str, Organisation], visit: Visit, look: Look
) -> None:
    page = visit("/your-area/find/?q=ZZ1+9ZZ", width=390)
    page.goto("/services/bin-collection/")
    look(page, "ways-border-service")
    page.get_by_role("button", name=re.compile("now$")).click()
    look(page, "ways-border-where")
    expect(page.get_by_text("This place is at a border")).to_be_visible()
    page.get_by_label("2 Border Road").check()
    _go_on(page, "Use this address")
    expect(page.get_by_text("2 Border Road").first).to_be_visible()


def test_a_complaint_goes_to_the_body_it_is_about(bodies: dict[str, Organisation], visit: Visit, look: Look) -> None:
    page = visit("/", width=390)
    page.get_by_role("link", name="Complain, praise or suggest").click()
    _go_on(page)
    expect(page.get_by_role("alert")).to_contain_text("Choose who it is about")
    look(page, "ways-complain-error")
    page.get_by_label("Complain", exact=True).check()
    page.get_by_label("Carrowshire County Council").check()
    _go_on(page)
    page.get_by_label("What went wrong").fill("Nobody rang me back.")
    look(page, "ways-complain-details")
    _go_on(page)
    page.get_by_label("E-mail address").fill("ivy@marlow.example")
    _go_on(page)
    look(page, "ways-complain-check")
    _go_on(page, "Send")
    expect(page.get_by_text("Your reference is")).to_be_visible()
    complaint = Complaint.objects.get()
    assert (complaint.request.kind, complaint.request.accountable.slug) == ("complaint", "carrowshire")
