"""Draws papers with headed parts and pictures."""

import io
from pathlib import Path

from fpdf import FPDF

from onedoor.apps.messages.letters.pdf import Sheet

__all__ = ["drawn_sheet"]

_HERE = Path(__file__).parent
_FONT, _MARGIN, _LINE, _PICTURE = "DejaVu", 18.0, 5.2, 80.0


class _Paper(FPDF):
    foot = ""

    def footer(self) -> None:
        self.set_y(-14)
        self.set_font(_FONT, size=8)
        self.multi_cell(0, 3.6, f"{self.foot} {self.page_no()}", align="L")


def drawn_sheet(sheet: Sheet) -> bytes:
    pdf = _Paper(format="A4", unit="mm")
    pdf.foot = sheet.foot
    pdf.set_margins(_MARGIN, _MARGIN, _MARGIN)
    pdf.set_auto_page_break(auto=True, margin=22)
    pdf.add_font(_FONT, fname=_HERE / "DejaVuSans.ttf")
    pdf.add_font(_FONT, style="B", fname=_HERE / "DejaVuSans-Bold.ttf")
    pdf.set_title(sheet.title)
    pdf.add_page()
    _write(pdf, sheet.title, size=17, is_bold=True, line=8)
    _write(pdf, sheet.under, size=11)
    for heading, text in sheet.parts:
        pdf.ln(3)
        _write(pdf, heading, size=11, is_bold=True)
        _write(pdf, text, size=10)
    for picture in sheet.pictures:
        # Not begun where it would not fit whole.
        if pdf.get_y() + _PICTURE > pdf.h - 22:
            pdf.add_page()
        pdf.ln(3)
        try:
            pdf.image(io.BytesIO(picture), w=_PICTURE * 1.3, h=_PICTURE, keep_aspect_ratio=True)
        except OSError:
            # What Pillow raises for what is no picture: the paper is worth having without it.
            _write(pdf, "A picture could not be drawn here.", size=10)
    return bytes(pdf.output())


def _write(pdf: FPDF, text: str, *, size: int, is_bold: bool = False, line: float = _LINE) -> None:
    if text:
        pdf.set_font(_FONT, style="B" if is_bold else "", size=size)
        pdf.multi_cell(0, line, text, align="L", new_x="LMARGIN", new_y="NEXT")
