"""Placeholders."""

import pytest

from onedoor.apps.messages import wording
from onedoor.apps.messages.data import OCCASIONS, Language, Wording
from onedoor.apps.messages.defaults import WORDINGS

RECEIVED = OCCASIONS["request-received"]


@pytest.mark.parametrize("key", WORDINGS, ids=" ".join)
def test_what_we_come_with_is_right(key: tuple[str, str, str]) -> None:
    assert wording.problems_of(WORDINGS[key], OCCASIONS[key[0]]) == {}


@pytest.mark.parametrize("key", WORDINGS, ids=" ".join)
def test_every_wording_is_in_both_languages(key: tuple[str, str, str]) -> None:
    assert {(*key[:2], language) for language in Language.values} <= set(WORDINGS)


def test_an_unknown_placeholder_is_named() -> None:
    problems = wording.problems_of(Wording("", "((reference)) ((refrence))"), RECEIVED)
    assert "((refrence))" in problems["body"][0]


def test_a_missing_placeholder_is_named() -> None:
    assert "((reference))" in wording.problems_of(Wording("Hello", "Hello"), RECEIVED)["body"][0]


def test_a_placeholder_left_open_is_noticed() -> None:
    assert "two brackets" in wording.problems_of(Wording("", "((reference)) ((link)"), RECEIVED)["body"][0]


def test_a_line_without_its_value_is_left_out() -> None:
    text = Wording("About ((service))", "Hello ((name)),\n\nIt is ((reference)).\n\nDue ((due))\n\nBye")
    assert wording.fill(text, {"reference": "7K3M-9PQX"}) == Wording("About", "It is 7K3M-9PQX.\n\nBye")


def test_a_value_is_never_read_as_a_placeholder_nor_as_a_header() -> None:
    filled = wording.fill(Wording("((text))", "((text))"), {"text": "((link))\nBcc: all@spam.example", "link": "x"})
    assert filled.body.startswith("((link))")
    assert "\n" not in filled.subject
