"""The committed style sheets and scripts are those that `make assets` builds, and fit for strangers."""

import json
import re
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
BUILT = ROOT / "src/onedoor/web/components/static/onedoor"
VERSIONS: dict[str, str] = json.loads((ROOT / "assets/package.json").read_text())["dependencies"]

pytestmark = pytest.mark.house


@pytest.mark.parametrize(
    ("file", "package"),
    [
        ("onedoor.css", "govuk-frontend"),
        ("staff.css", "govuk-frontend"),
        ("vendor/govuk-frontend.js", "govuk-frontend"),
        ("vendor/leaflet.js", "leaflet"),
    ],
)
def test_the_banner_names_the_version_that_is_asked_for(file: str, package: str) -> None:
    first_line = (BUILT / file).read_text().splitlines()[0]
    assert f"{package} {VERSIONS[package]}" in first_line


def test_the_lock_names_no_registry() -> None:
    lock = json.loads((ROOT / "assets/package-lock.json").read_text())
    assert not [name for name, entry in lock["packages"].items() if "resolved" in entry]
    assert lock["packages"][""]["dependencies"] == VERSIONS


def test_only_exact_versions_are_asked_for() -> None:
    assert all(re.fullmatch(r"\d+\.\d+\.\d+", version) for version in VERSIONS.values())


@pytest.mark.parametrize("file", ["onedoor.css", "staff.css"])
def test_nothing_that_belongs_to_the_government_alone(file: str) -> None:
    text = (BUILT / file).read_text()
    for word in ("GDS Transport", "crown", "crest", "@font-face", "url("):
        assert word not in text


def test_no_page_holds_inline_script_or_style() -> None:
    wrong = [
        str(path.relative_to(ROOT))
        for path in (ROOT / "src/onedoor").rglob("templates/**/*.html")
        if re.search(r"<style|\sstyle=|<script(?![^>]*(?:\bsrc=|application/json))|\son[a-z]+=\"", path.read_text())
    ]
    assert wrong == []
