"""What is sent as a file.

For a spreadsheet: UTF-8 with the mark that says so, sent line by line, and no cell is a formula. What people sent us:
as the type it was found to be.
"""

import csv
from collections.abc import Iterable, Iterator, Sequence
from itertools import islice

from django.db.models.fields.files import FieldFile
from django.http import FileResponse, StreamingHttpResponse

__all__ = ["as_csv", "as_it_is", "harmless", "in_pieces"]

# A spreadsheet takes a cell that begins so for a formula, and people write what they like.
_FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r", "\n")


class _Line:
    """A file that gives back each line instead of keeping it."""

    def write(self, text: str) -> str:
        return text


def as_csv(name: str, headings: Sequence[object], rows: Iterable[Iterable[object]]) -> StreamingHttpResponse:
    """Rows are read and sent piece by piece, so that a large file needs no more memory than a small one."""
    response = StreamingHttpResponse(in_pieces(_lines(headings, rows)), content_type="text/csv; charset=utf-8")
    response["Content-Disposition"] = f'attachment; filename="{name}"'
    return response


def in_pieces(lines: Iterator[str]) -> Iterator[str]:
    """Many lines at once: sent one by one, the sending would take longer than the writing."""
    while piece := "".join(islice(lines, 200)):
        yield piece


def _lines(headings: Sequence[object], rows: Iterable[Iterable[object]]) -> Iterator[str]:
    writer = csv.writer(_Line())
    # The mark tells spreadsheets that this is UTF-8; without it Welsh names break.
    yield "\ufeff" + writer.writerow([harmless(value) for value in headings])
    for row in rows:
        yield writer.writerow([harmless(value) for value in row])


def as_it_is(file: FieldFile, content_type: str, name: str) -> FileResponse:
    """A file somebody sent, unable to do anything but be looked at; what is no picture is saved, not shown."""
    is_picture = content_type.startswith("image/")
    response = FileResponse(file.open("rb"), content_type=content_type, as_attachment=not is_picture, filename=name)
    response["X-Content-Type-Options"] = "nosniff"
    response["Content-Security-Policy"] = "default-src 'none'; sandbox"
    return response


def harmless(value: object) -> object:
    """The cell as text where a spreadsheet would reckon with it; numbers are left numbers."""
    text = value if isinstance(value, str | int | float) or value is None else str(value)
    return f"'{text}" if isinstance(text, str) and text.startswith(_FORMULA_STARTS) else text
