"""A form from the office to the team: built, looked at, answered on a phone, asked at the desk, read and sent on."""

import re
from collections.abc import Callable

import pytest
from django.core.cache import cache
from playwright.sync_api import Page, expect

from onedoor.apps.contacts import services as contacts
from onedoor.apps.directory import services as directory
from onedoor.apps.directory.models import Service
from onedoor.apps.messages.models import Message
from onedoor.apps.partners.data import Role
from onedoor.apps.requests.models import Request
from tests.conftest import Cast
from tests.journeys.conftest import Visit
from tests.neighbourhood import HOME, make_neighbourhood

Look = Callable[[Page, str], None]


@pytest.fixture
def pothole(transactional_db: None, cast: Cast) -> Service:
    cache.clear()
    make_neighbourhood(is_demonstration=True)
    return Service.objects.get(slug="pothole")


def _build(page: Page, at_widths: Look) -> None:
    """A page that ends the form for some, and one with a spot; the first question is there already."""
    page.get_by_role("button", name="Add a page").click()
    page.locator("#id_title").fill("Small holes are left")
    page.get_by_label("Text above the questions").fill("We fill them with the whole road, once in ten years.")
    page.get_by_label("Whoever meets this page goes no further").check()
    page.get_by_label("Ask it only if").select_option(index=1)
    page.get_by_label("The first value").fill("Smaller than a dinner plate")
    page.get_by_role("button", name="Save").click()
    expect(page.get_by_text("Ends here")).to_be_visible()
    page.get_by_role("button", name="Add a page").click()
    page.locator("#id_title").fill("Where in the road")
    page.get_by_role("button", name="Save").click()
    page.get_by_role("link", name="Add a question to page 3").click()
    page.get_by_label("Question", exact=True).fill("Where is the nearest drain?")
    page.get_by_label("A spot on the map").check()
    page.get_by_label("It must be answered").check()
    page.get_by_role("button", name="Preview").click()
    expect(page.get_by_role("heading", name="What people would see")).to_be_visible()
    page.get_by_role("button", name="Save").click()
    at_widths(page, "forms-build")
    page.get_by_label("Publish it in English only where Welsh is missing").check()
    page.get_by_role("button", name="Publish").click()
    expect(page.get_by_text("is asked from now on.")).to_be_visible()


def _go_on(page: Page, name: str = "Continue") -> None:
    page.get_by_role("button", name=name, exact=True).click()


def _begin(page: Page, at_widths: Look) -> None:
    """To the end for some and back; then the answers are kept."""
    _go_on(page, "Report it now")
    page.get_by_label("Postcode, or street and town").fill(HOME)
    _go_on(page, "Find address")
    page.get_by_label("2 Mill Lane").check()
    _go_on(page, "Use this address")
    page.get_by_label("Smaller than a dinner plate").check()
    _go_on(page)
    expect(page.get_by_role("heading", name="Small holes are left")).to_be_visible()
    at_widths(page, "forms-ended")
    page.get_by_role("link", name="Change your answers").click()
    page.get_by_label("About the size of a dustbin lid").check()
    _go_on(page)
    page.get_by_role("link", name="Save and come back later").click()
    page.get_by_label("E-mail address").fill("ivy@marlow.example")
    _go_on(page, "Save and send me the link")
    expect(page.get_by_role("heading", name="Your answers are kept")).to_be_visible()


def _go_on_later(page: Page, at_widths: Look) -> None:
    page.get_by_label("E-mail address").fill("ivy@marlow.example")
    _go_on(page)
    drain = page.get_by_label("Where is the nearest drain?")
    expect(drain).to_have_value("")
    page.locator("[data-map][data-ready]").click(position={"x": 120, "y": 120})
    expect(page.get_by_text("Place chosen.")).to_be_visible()
    expect(drain).to_have_value(re.compile(r"^53\.\d+, -1\.\d+$"))
    at_widths(page, "forms-spot")
    _go_on(page)
    page.get_by_label("What is the problem?").fill("A deep hole by the bus stop")
    _go_on(page)
    page.get_by_label("E-mail address").fill("ivy@marlow.example")
    _go_on(page)
    expect(page.get_by_text("About the size of a dustbin lid")).to_be_visible()
    _go_on(page, "Send")
    expect(page.get_by_text("Your reference is")).to_be_visible()


def test_what_is_built_is_asked_everywhere(cast: Cast, pothole: Service, visit: Visit, at_widths: Look) -> None:
    keeper = cast.account(cast.county, Role.PARTNERSHIP_ADMINISTRATOR)
    _build(visit(f"/office/services/{pothole.uuid}/form/", account=keeper), at_widths)

    _begin(visit("/services/pothole/", width=390), at_widths)
    link = re.search(r"https?://[^/\s]+(/saved/\S+)", Message.objects.get(template_code="draft-saved").body)
    assert link
    _go_on_later(visit(link[1], width=320), at_widths)
    sent = Request.objects.get()

    officer = visit(f"/desk/queue/{sent.uuid}/", account=cast.account(cast.county, Role.SERVICE_OFFICER))
    expect(officer.locator("main")).to_contain_text("Where is the nearest drain?")
    expect(officer.locator("main")).to_contain_text("About the size of a dustbin lid")

    adviser = cast.actor(cast.district, Role.ADVISER)
    contact = contacts.open_contact(by=adviser, channel="phone")
    item = contacts.add_item(by=adviser, contact=contact, words="a hole", service=pothole)
    desk = visit(
        f"/desk/contacts/{contact.uuid}/?item={item.uuid}&place=ZZ1+1AA",
        account=cast.account(cast.district, Role.ADVISER),
    )
    ended = desk.get_by_text("Small holes are left")
    expect(ended).to_be_hidden()
    desk.locator("#do select").first.select_option(label="Smaller than a dinner plate")
    expect(ended).to_be_visible()
    at_widths(desk, "forms-desk")
    desk.get_by_role("button", name="Raise with Carrowshire County Council").click()
    expect(desk.locator(".govuk-error-summary")).to_contain_text("Small holes are left")

    machine = desk.request.get(f"/open311/v2/services/{pothole.lgsl or pothole.slug}.json")
    told = {one["description"]: one["datatype"] for one in machine.json()["attributes"]}
    assert told["Where is the nearest drain?"] == "string"
    assert len(told) == 3


def test_a_case_is_kept_stops_what_breaks_it_and_travels_with_the_form(
    cast: Cast, pothole: Service, visit: Visit, at_widths: Look
) -> None:
    page = visit(
        f"/office/services/{pothole.uuid}/form/cases/",
        account=cast.account(cast.county, Role.PARTNERSHIP_ADMINISTRATOR),
    )
    page.locator("form select").first.select_option(label="About the size of a dustbin lid")
    page.get_by_role("button", name="Try it", exact=True).click()
    expect(page.locator("section").last).to_contain_text("About the size of a dustbin lid")
    page.locator("input[name=name]").fill("A hole like a lid")
    page.get_by_role("button", name="Keep as a test case").click()
    row = page.get_by_role("row").filter(has_text="A hole like a lid")
    expect(row).to_contain_text("As expected")
    at_widths(page, "forms-cases")

    page.goto(f"/office/services/{pothole.uuid}/form/")
    with page.expect_download() as kept:
        page.get_by_role("link", name="Download it as a file").click()
    other = Service.objects.create(slug="other-hole", name="Other hole", kind="report")
    page.goto(f"/office/services/{other.uuid}/form/upload/")
    page.get_by_label("File").set_input_files(str(kept.value.path()))
    page.locator("main form button").last.click()
    page.wait_for_url(f"**/{other.uuid}/form/")
    expect(page.locator("main")).to_contain_text(
        directory.form_of(directory.published_form(pothole)).questions[0].label
    )
    at_widths(page, "forms-brought")
    page.goto(f"/office/services/{other.uuid}/form/cases/")
    expect(page.get_by_role("row").filter(has_text="A hole like a lid")).to_contain_text("As expected")
