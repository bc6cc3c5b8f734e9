"""The pages that only say something, on a phone and on a desk."""

from collections.abc import Callable

from playwright.sync_api import Page

from tests.journeys.conftest import Visit, press


def test_statements_are_accessible(visit: Visit, at_widths: Callable[[Page, str], None]) -> None:
    page = visit("/accessibility/")
    for path in ("/accessibility/", "/privacy/", "/cookies/", "/contact/", "/no-such-page/"):
        page.goto(path)
        at_widths(page, path.strip("/"))


def test_the_skip_link_comes_first_and_leads_to_the_content(visit: Visit) -> None:
    page = visit("/cookies/")
    press(page, "Tab")
    assert page.evaluate("document.activeElement.textContent") == "Skip to main content"
    press(page, "Enter")
    assert page.evaluate("document.activeElement.id") == "main-content"
