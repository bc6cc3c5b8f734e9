"""Every setting is documented, and nothing is that does not exist."""

import re
from pathlib import Path

import pytest

pytestmark = pytest.mark.house
ROOT = Path(__file__).parents[2]


def test_settings_and_their_page_agree() -> None:
    code = (ROOT / "src/onedoor/config/settings.py").read_text(encoding="utf-8")
    page = (ROOT / "docs/operate/settings.md").read_text(encoding="utf-8")
    read = set(re.findall(r'env_\w+\(\s*"(ONEDOOR_\w+)"', code))
    told = set(re.findall(r"^\| `(ONEDOOR_\w+)` \|", page, re.MULTILINE))
    assert read - told == set(), "in config/settings.py but not in docs/operate/settings.md"
    assert told - read == set(), "in docs/operate/settings.md but not in config/settings.py"
