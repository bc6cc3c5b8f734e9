"""Draws letters. Loading what it draws with takes seconds: `pdf` does so when the first is wanted."""

from collections.abc import Sequence
from pathlib import Path

from fpdf import FPDF

from onedoor.apps.messages.letters.pdf import Page

__all__ = ["drawn"]

_HERE = Path(__file__).parent
_LEFT, _TOP, _RIGHT, _BOTTOM = 24.6, 15.0, 15.0, 20.0
_ADDRESS_TOP, _ADDRESS_WIDTH, _LINE = 39.5, 95.4, 5.0
_BODY_TOP, _BODY_LINE = 95.0, 5.5
_FONT, _SIZE, _HEADING_SIZE = "DejaVu", 11, 13


def drawn(pages: Sequence[Page]) -> bytes:
    pdf = _Letter(format="A4", unit="mm")
    pdf.set_margins(_LEFT, _TOP, _RIGHT)
    pdf.set_auto_page_break(auto=True, margin=_BOTTOM)
    pdf.add_font(_FONT, fname=_HERE / "DejaVuSans.ttf")
    pdf.add_font(_FONT, style="B", fname=_HERE / "DejaVuSans-Bold.ttf")
    pdf.set_title("Letters")
    for page in pages:
        _draw(pdf, page)
    # Printed on both sides, the next person's letter must not stand on the back of this one's.
    return bytes(pdf.output())


class _Letter(FPDF):
    """With the reference at the foot of each page, by which a letter that comes back is known."""

    reference = ""

    def footer(self) -> None:
        self.set_y(-12)
        self.set_font(_FONT, size=8)
        self.cell(0, 4, self.reference)


def _draw(pdf: _Letter, page: Page) -> None:
    # A page's foot is drawn when the next begins; the back of a last sheet stays empty.
    if pdf.page_no() % 2:
        pdf.add_page()
        pdf.reference = ""
    pdf.add_page()
    pdf.reference = page.reference
    pdf.set_font(_FONT, style="B", size=_SIZE)
    pdf.multi_cell(0, _LINE, page.sender, align="R", new_x="LMARGIN", new_y="NEXT")
    pdf.set_font(_FONT, size=_SIZE)
    pdf.set_y(_ADDRESS_TOP)
    for line in page.address.splitlines():
        pdf.cell(_ADDRESS_WIDTH, _LINE, line, new_x="LMARGIN", new_y="NEXT")
    pdf.set_y(_BODY_TOP - 3 * _LINE)
    pdf.cell(0, _LINE, page.day, new_x="LMARGIN", new_y="NEXT")
    pdf.set_y(_BODY_TOP)
    pdf.set_font(_FONT, style="B", size=_HEADING_SIZE)
    pdf.multi_cell(0, _BODY_LINE + 1, page.heading, align="L", new_x="LMARGIN", new_y="NEXT")
    pdf.ln(_LINE)
    pdf.set_font(_FONT, size=_SIZE)
    pdf.multi_cell(0, _BODY_LINE, page.body, align="L", new_x="LMARGIN", new_y="NEXT")
