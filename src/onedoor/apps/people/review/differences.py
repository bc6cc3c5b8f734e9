"""Two records side by side, with what differs marked."""

from collections.abc import Mapping
from dataclasses import dataclass
from difflib import SequenceMatcher

__all__ = ["Piece", "Row", "compared"]


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
    found = SequenceMatcher(None, left.casefold(), right.casefold(), autojunk=False)
    if len(left.casefold()) != len(left) or len(right.casefold()) != len(right) or found.ratio() < 0.5:
        # Letters in common by chance help nobody: all of both is marked.
        return Row(label, (Piece(left, True),), (Piece(right, True),), "differs")
    steps = found.get_opcodes()
    return Row(
        label,
        tuple(Piece(left[a:b], kind != "equal") for kind, a, b, _, _ in steps if b > a),
        tuple(Piece(right[a:b], kind != "equal") for kind, _, _, a, b in steps if b > a),
        "differs",
    )


def _whole(text: str | None) -> tuple[Piece, ...]:
    return (Piece(text, False),) if text else ()
