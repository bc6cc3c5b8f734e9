"""Each component is accessible by itself, on a phone and on a desk."""

from collections.abc import Callable
from typing import Any

import pytest
from playwright.sync_api import Page

from tests.journeys.conftest import Visit


@pytest.mark.parametrize("width", [320, 1280])
def test_the_gallery(
    visit: Visit,
    axe: Callable[[Page], None],
    picture: Callable[[Page, str], None],
    settings: Any,
    width: int,
) -> None:
    settings.IS_DEMONSTRATION = True
    page = visit("/components/", width=width)
    axe(page)
    picture(page, f"gallery-{width}")
