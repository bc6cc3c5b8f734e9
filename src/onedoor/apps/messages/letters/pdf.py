"""Letters as PDF: A4, the address where a DL window envelope shows it, Welsh letters in the typeface itself.

Measures are millimetres, as GOV.UK Notify asks for them in letters made elsewhere. Pure: texts in, bytes out.
"""

from collections.abc import Sequence
from dataclasses import dataclass

__all__ = ["Page", "letters_as_pdf"]


@dataclass(frozen=True, slots=True)
class Page:
    """One letter. `address` has a line for each line of the envelope, the name first."""

    address: str
    heading: str
    body: str
    sender: str
    day: str
    reference: str


def letters_as_pdf(pages: Sequence[Page]) -> bytes:
    """All of them in one file, each beginning on a new sheet."""
    from onedoor.apps.messages.letters.drawing import drawn

    return drawn(pages)
