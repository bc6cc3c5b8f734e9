"""Nobody finds a page that nothing leads to, and each kind of person sees what theirs looks like."""

import re
from pathlib import Path

DOCS = Path(__file__).parents[2] / "docs"
PAGES = sorted(page for page in DOCS.rglob("*.md") if page.parent.name not in ("docs", "adr"))


def test_the_first_page_leads_to_every_page() -> None:
    named = {(DOCS / found).resolve() for found in re.findall(r"\]\(([\w/.-]+\.md)\)", (DOCS / "index.md").read_text())}
    assert [page.relative_to(DOCS).as_posix() for page in PAGES if page.resolve() not in named] == []


def test_every_page_for_people_at_work_has_a_picture_that_is_there() -> None:
    for page in (DOCS / "use").glob("*.md"):
        pictures = re.findall(r"!\[[^]]{20,}\]\(([\w/.-]+\.png)\)", page.read_text())
        assert pictures, page.name
        assert all((page.parent / picture).is_file() for picture in pictures), page.name
