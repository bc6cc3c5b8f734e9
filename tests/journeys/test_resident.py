"""A resident does the whole job: on a phone, by keyboard on a desk, and without JavaScript."""

import gzip
from collections.abc import Callable
from io import BytesIO

import pytest
from django.core.cache import cache
from PIL import Image
from playwright.sync_api import Page, expect

from onedoor.apps.partners.models import Organisation
from onedoor.apps.requests import services as requests
from onedoor.apps.requests.models import ClosingReason, Request
from onedoor.foundation.actors import SYSTEM
from tests.journeys.conftest import Visit, press
from tests.neighbourhood import HOME, make_neighbourhood

Look = Callable[[Page, str], None]


@pytest.fixture
def bodies(transactional_db: None) -> dict[str, Organisation]:
    cache.clear()
    return make_neighbourhood(is_demonstration=True)


@pytest.fixture
def look(axe: Callable[[Page], None], picture: Look) -> Look:
    """Check the page and keep a picture of it."""

    def check(page: Page, name: str) -> None:
        axe(page)
        picture(page, name)

    return check


def _photo() -> bytes:
    file = BytesIO()
    Image.new("RGB", (320, 240), "slategrey").save(file, "JPEG")
    return file.getvalue()


def _go_on(page: Page, name: str = "Continue") -> None:
    page.get_by_role("button", name=name, exact=True).click()


def _find_service(page: Page, look: Look) -> None:
    look(page, "phone-01-home")
    page.get_by_label("Your postcode or address").fill(HOME)
    _go_on(page, "Find")
    look(page, "phone-02-area")
    page.get_by_label("Say it in your own words").fill("pot hole")
    _go_on(page, "Search")
    look(page, "phone-03-search")
    page.get_by_role("link", name="Pothole or damaged road").click()
    expect(page.get_by_text("Carrowshire County Council").first).to_be_visible()
    look(page, "phone-04-service")


def _report_by_map(page: Page, look: Look) -> None:
    _go_on(page, "Report it now")
    page.locator("[data-map][data-ready]").click(position={"x": 120, "y": 120})
    expect(page.get_by_text("Place chosen.")).to_be_visible()
    look(page, "phone-05-where")
    _go_on(page, "Use this place")
    _go_on(page)
    expect(page.get_by_role("alert")).to_contain_text("There is a problem")
    look(page, "phone-06-details-error")
    page.get_by_label("About the size of a dustbin lid").check()
    page.get_by_label("What is the problem?").fill("A deep hole by the bus stop")
    page.get_by_label("Photos").set_input_files({"name": "hole.jpg", "mimeType": "image/jpeg", "buffer": _photo()})
    _go_on(page)
    look(page, "phone-07-you")
    page.get_by_label("E-mail address").fill("ivy@marlow.example")
    _go_on(page)
    look(page, "phone-08-check")
    _go_on(page, "Send")
    look(page, "phone-09-sent")


def _track_and_add(page: Page, look: Look) -> Request:
    request = Request.objects.get()
    page.goto("/track/")
    look(page, "phone-10-track")
    page.get_by_label("Reference").fill(request.reference)
    page.get_by_label("E-mail address, phone number or postcode").fill("ivy@marlow.example")
    _go_on(page, "Find it")
    page.get_by_label("Add something").fill("It is deeper now.")
    _go_on(page, "Send")
    expect(page.get_by_text("It is deeper now.")).to_be_visible()
    look(page, "phone-11-request")
    return request


def _say_how_it_went(page: Page, request: Request, look: Look) -> None:
    requests.close(by=SYSTEM, request=request, closing_reason=ClosingReason.objects.get(code="done"))
    page.reload()
    page.get_by_role("link", name="Say how it went").click()
    page.get_by_label("Poor", exact=True).check()
    page.get_by_label("No, it is not sorted").check()
    page.get_by_label("Is there anything you would like to tell us?").fill("The hole is still there.")
    look(page, "phone-12-say")
    _go_on(page, "Send")
    expect(page.get_by_text("We have opened it again")).to_be_visible()
    request.refresh_from_db()
    assert request.is_open


def test_the_whole_job_on_a_phone(bodies: dict[str, Organisation], visit: Visit, look: Look) -> None:
    page = visit("/", width=390)
    _find_service(page, look)
    _report_by_map(page, look)
    request = _track_and_add(page, look)
    _say_how_it_went(page, request, look)
    page.goto("/nearby/")
    look(page, "phone-13-nearby")


def test_following_a_likely_duplicate(bodies: dict[str, Organisation], visit: Visit, look: Look) -> None:
    first = visit("/services/pothole/", width=390)
    _send_by_address(first)
    page = visit("/services/pothole/", width=320)
    _to_details(page)
    page.get_by_label("About the size of a dustbin lid").check()
    page.get_by_label("What is the problem?").fill("A deep hole")
    _go_on(page)
    look(page, "small-01-similar")
    page.get_by_role("link", name="This is the same one").click()
    page.get_by_label("E-mail address").fill("ken@marlow.example")
    look(page, "small-02-follow")
    _go_on(page, "Follow")
    expect(page.get_by_text("We will tell you what happens.").first).to_be_visible()
    assert Request.objects.count() == 1


def _to_details(page: Page) -> None:
    _go_on(page, "Report it now")
    page.get_by_label("Postcode, or street and town").fill(HOME)
    _go_on(page, "Find address")
    page.get_by_label("2 Mill Lane").check()
    _go_on(page, "Use this address")


def _send_by_address(page: Page) -> None:
    _to_details(page)
    page.get_by_label("About the size of a dustbin lid").check()
    page.get_by_label("What is the problem?").fill("A deep hole")
    _go_on(page)
    _go_on(page)
    _go_on(page, "Send")
    expect(page.get_by_text("Your reference is")).to_be_visible()


def test_reporting_without_javascript(bodies: dict[str, Organisation], visit: Visit) -> None:
    page = visit("/services/pothole/", width=390, javascript=False)
    _send_by_address(page)
    assert Request.objects.get().uprn == 1002


def test_the_map_by_keyboard_alone(bodies: dict[str, Organisation], visit: Visit, look: Look) -> None:
    page = visit("/your-area/find/?q=" + HOME, width=1280)
    look(page, "desk-02-area")
    page.goto("/services/pothole/")
    look(page, "desk-04-service")
    _go_on(page, "Report it now")
    page.locator("[data-map][data-ready]").focus()
    press(page, "ArrowUp", "Enter")
    expect(page.get_by_text("Place chosen.")).to_be_visible()
    look(page, "desk-05-where")
    _go_on(page, "Use this place")
    look(page, "desk-06-details")


def test_nothing_found_at_every_width(bodies: dict[str, Organisation], visit: Visit, at_widths: Look) -> None:
    at_widths(visit("/search/?q=xqzzyv"), "nothing-found")


def test_a_page_with_the_map_stays_under_120_kilobytes(bodies: dict[str, Organisation], visit: Visit) -> None:
    """All that the heaviest page loads, each file compressed, if only by gzip."""
    page = visit("/your-area/find/?q=" + HOME, width=390)
    page.goto("/services/pothole/")
    sizes: dict[str, int] = {}
    page.on("response", lambda answer: sizes.update({answer.url: len(gzip.compress(answer.body()))}))
    _go_on(page, "Report it now")
    page.wait_for_load_state("networkidle")
    assert len(sizes) >= 6, sizes
    assert sum(sizes.values()) <= 120_000, sizes
