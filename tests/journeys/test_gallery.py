"""Each component is accessible by itself, on a phone and on a desk."""

from collections.abc import Callable
from typing import Any

from playwright.sync_api import Page

from tests.journeys.conftest import Visit


def test_the_gallery(visit: Visit, at_widths: Callable[[Page, str], None], settings: Any) -> None:
    settings.IS_DEMONSTRATION = True
    at_widths(visit("/components/"), "gallery")
