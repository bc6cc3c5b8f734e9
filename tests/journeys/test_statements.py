"""The pages that only say something, on a phone and on a desk."""

from collections.abc import Callable

import pytest
from playwright.sync_api import Page

from tests.journeys.conftest import Visit


@pytest.mark.parametrize("path", ["/accessibility/", "/privacy/", "/cookies/", "/contact/", "/no-such-page/"])
@pytest.mark.parametrize("width", [320, 1280])
def test_statements_are_accessible(
    visit: Visit, axe: Callable[[Page], None], picture: Callable[[Page, str], None], path: str, width: int
) -> None:
    page = visit(path, width=width)
    axe(page)
    picture(page, f"{path.strip('/')}-{width}")


def test_the_skip_link_comes_first_and_leads_to_the_content(visit: Visit) -> None:
    page = visit("/cookies/")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.textContent") == "Skip to main content"
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.id") == "main-content"
