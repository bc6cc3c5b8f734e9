"""Letters as PDF: A4, the address where a DL window envelope shows it, Welsh letters in the typeface itself.

Measures are millimetres, as GOV.UK Notify asks for them in letters made elsewhere. Pure: texts in, bytes out.
"""

from collections.abc import Sequence
from dataclasses import dataclass

__all__ = ["Page", "Sheet", "letters_as_pdf", "sheet_as_pdf"]


@dataclass(frozen=True, slots=True)
class Page:
    """One letter. `address` has a line for each line of the envelope, the name first."""

    address: str
    heading: str
    body: str
    sender: str
    day: str
    reference: str


@dataclass(frozen=True, slots=True)
class Sheet:
    """A paper that goes to nobody by post: headed parts of text, then pictures as JPEG or PNG."""

    title: str
    under: str
    parts: tuple[tuple[str, str], ...]
    pictures: tuple[bytes, ...]
    foot: str


def sheet_as_pdf(sheet: Sheet) -> bytes:
    """On as many pages as it takes, the foot on each."""
    from onedoor.apps.messages.letters.sheets import drawn_sheet

    return drawn_sheet(sheet)


def letters_as_pdf(pages: Sequence[Page]) -> bytes:
    """All of them in one file, each beginning on a new sheet."""
    from onedoor.apps.messages.letters.drawing import drawn

    return drawn(pages)
