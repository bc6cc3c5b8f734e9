"""Two records side by side, with what differs marked."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from difflib import SequenceMatcher

__all__ = ["Piece", "Row", "compared"]

_ENOUGH_IN_COMMON = 0.4


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of a value; `is_other` where the other record has something else there."""

    text: str
    is_other: bool


@dataclass(frozen=True, slots=True)
class Row:
    """One thing of both records. `how` is same, differs, one (only one holds it) or closed (not open to the reader)."""

    label: str
    left: tuple[Piece, ...]
    right: tuple[Piece, ...]
    how: str


def compared(left: Mapping[str, str | None], right: Mapping[str, str | None]) -> list[Row]:
    """A row for each label that either holds. None is a value that may not be shown."""
    return [_row(label, left[label], right[label]) for label in left if left[label] != "" or right[label] != ""]


def _row(label: str, left: str | None, right: str | None) -> Row:
    if left is None or right is None:
        return Row(label, _whole(left), _whole(right), "closed")
    if not left or not right:
        return Row(label, _whole(left), _whole(right), "one")
    if left.casefold() == right.casefold():
        return Row(label, _whole(left), _whole(right), "same")
    here, there = _parts(left, right), _parts(right, left)
    found = SequenceMatcher(None, [part.casefold() for part in here], [part.casefold() for part in there], False)
    if found.ratio() < _ENOUGH_IN_COMMON:
        # What is in common by chance helps nobody: all of both is marked.
        return Row(label, (Piece(left, True),), (Piece(right, True),), "differs")
    steps = found.get_opcodes()
    return Row(
        label,
        tuple(Piece("".join(here[a:b]), kind != "equal") for kind, a, b, _, _ in steps if b > a),
        tuple(Piece("".join(there[a:b]), kind != "equal") for kind, _, _, a, b in steps if b > a),
        "differs",
    )


def _parts(text: str, beside: str) -> list[str]:
    """Letters of names; words of dates, numbers and addresses, where a letter on its own says nothing."""
    has_figures = any(letter.isdigit() for letter in text + beside)
    return [part for part in re.split(r"(\s+)", text) if part] if has_figures else list(text)


def _whole(text: str | None) -> tuple[Piece, ...]:
    return (Piece(text, False),) if text else ()
