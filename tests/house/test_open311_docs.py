"""The integrator's page names every call there is, and no other."""

import re
from pathlib import Path

import pytest

from onedoor.api.open311.urls import urlpatterns

pytestmark = pytest.mark.house

PAGE = Path(__file__).parents[2] / "docs" / "integrate" / "open311.md"


def test_the_page_names_every_address() -> None:
    written = set(re.findall(r"`(?:GET|POST) /open311/v2/([^`]+?)(?:\.xml)?`", PAGE.read_text(encoding="utf-8")))
    named = [str(pattern.pattern) for pattern in urlpatterns if getattr(pattern, "name", None)]
    served = {re.sub(r"<\w+:(\w+)>", r"{\1}", route.removesuffix(".<format:format>")) for route in named}
    assert written == served
