"""Every download for a spreadsheet: UTF-8 with the mark that says so, sent line by line, and no cell is a formula."""

import csv
from collections.abc import Iterable, Iterator, Sequence

from django.http import StreamingHttpResponse

__all__ = ["as_csv", "harmless"]

# A spreadsheet takes a cell that begins so for a formula, and people write what they like.
_FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r", "\n")


class _Line:
    """A file that gives back each line instead of keeping it."""

    def write(self, text: str) -> str:
        return text


def as_csv(name: str, headings: Sequence[object], rows: Iterable[Iterable[object]]) -> StreamingHttpResponse:
    """Rows are read and sent piece by piece, so that a large file needs no more memory than a small one."""
    response = StreamingHttpResponse(_lines(headings, rows), content_type="text/csv; charset=utf-8")
    response["Content-Disposition"] = f'attachment; filename="{name}"'
    return response


def _lines(headings: Sequence[object], rows: Iterable[Iterable[object]]) -> Iterator[str]:
    writer = csv.writer(_Line())
    # The mark tells spreadsheets that this is UTF-8; without it Welsh names break.
    yield "\ufeff" + writer.writerow([harmless(value) for value in headings])
    for row in rows:
        yield writer.writerow([harmless(value) for value in row])


def harmless(value: object) -> object:
    """The cell as text where a spreadsheet would reckon with it; numbers are left numbers."""
    text = value if isinstance(value, str | int | float) or value is None else str(value)
    return f"'{text}" if isinstance(text, str) and text.startswith(_FORMULA_STARTS) else text
