"""One answer settles a pair, unless somebody cannot tell, two were asked for, or two differ."""

import pytest

from onedoor.apps.people.review.differences import compared
from onedoor.apps.people.review.verdict import verdict


@pytest.mark.parametrize(
    ("answers", "needs_two", "state"),
    [
        ([], False, "open"),
        (["same"], False, "same"),
        (["different"], False, "different"),
        (["cannot"], False, "open"),
        (["cannot", "same"], False, "same"),
        (["cannot", "cannot"], False, "unsure"),
        (["same"], True, "open"),
        (["same", "same"], True, "same"),
        (["same", "cannot"], True, "open"),
        (["same", "cannot", "same"], True, "same"),
        (["cannot", "same"], True, "open"),
        (["same", "different"], True, "open"),
        (["same", "different", "different"], True, "different"),
        (["same", "different", "cannot"], True, "unsure"),
        (["same", "cannot", "cannot"], True, "unsure"),
    ],
)
def test_what_answers_come_to(answers: list[str], needs_two: bool, state: str) -> None:
    assert verdict(answers, needs_two=needs_two) == state


def test_what_differs_is_marked() -> None:
    (row,) = compared({"Family name": "Hargreaves"}, {"Family name": "Hargraves"})
    assert row.how == "differs"
    assert [piece.text for piece in row.left if piece.is_other] == ["e"]
    assert "".join(piece.text for piece in row.right) == "Hargraves"


def test_of_dates_and_addresses_words_are_marked() -> None:
    (row,) = compared({"Date of birth": "4 March 1961"}, {"Date of birth": "3 April 1961"})
    assert [piece.text for piece in row.right if piece.is_other] == ["3", "April"]


def test_values_with_little_in_common_are_marked_whole() -> None:
    (row,) = compared({"Given names": "Ann"}, {"Given names": "Robert"})
    assert [(piece.text, piece.is_other) for piece in row.left] == [("Ann", True)]


@pytest.mark.parametrize(
    ("left", "right", "how"),
    [("Ann", "ann", "same"), ("Ann", "", "one"), (None, "Ann", "closed"), ("ß", "ssx", "differs")],
)
def test_how_two_values_stand(left: str | None, right: str | None, how: str) -> None:
    assert compared({"Name": left}, {"Name": right})[0].how == how


def test_what_neither_holds_is_left_out() -> None:
    assert compared({"Phone": ""}, {"Phone": ""}) == []
