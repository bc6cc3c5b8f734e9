"""Whoever opens a download in a spreadsheet opens text, not somebody's formula."""

from pathlib import Path

import pytest

import onedoor
from onedoor.web.components.downloads import as_csv, harmless

SOURCE = Path(onedoor.__file__).parent
THE_ONE = SOURCE / "web/components/downloads.py"


@pytest.mark.parametrize("text", ["=1+1", "+44", "-1 hole", "@SUM(A1)", "\t=1", "\r=1", "\n=1"])
def test_what_would_be_a_formula_is_text(text: str) -> None:
    assert harmless(text) == f"'{text}"


@pytest.mark.parametrize("value", [-1, 0.5, "", None, "a hole = a hole"])
def test_all_else_is_left_as_it_is(value: object) -> None:
    assert harmless(value) == value


def test_headings_and_cells_alike() -> None:
    text = b"".join(as_csv("x.csv", ["=Head"], [["=cell", 2]])).decode()
    assert text.splitlines() == ["\ufeff'=Head", "'=cell,2"]


def test_there_is_no_other_way_to_download_a_spreadsheet() -> None:
    """Every download is written by the one module; this finds a new one that is not."""
    pages = [path for face in ("web", "api") for path in (SOURCE / face).rglob("*.py") if path != THE_ONE]
    assert [path for path in pages if {"text/csv", "csv.writer"} & set(_words(path))] == []


def _words(path: Path) -> list[str]:
    text = path.read_text(encoding="utf-8")
    return [word for word in ("text/csv", "csv.writer") if word in text]
