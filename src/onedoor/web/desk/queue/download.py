"""The queue as a file for a spreadsheet."""

import csv
from collections.abc import Iterator
from datetime import datetime
from typing import TYPE_CHECKING

from django.db.models import QuerySet
from django.http import StreamingHttpResponse

from onedoor.foundation import clock

if TYPE_CHECKING:
    from onedoor.apps.requests.models import Request

__all__ = ["as_csv"]

_COLUMNS = (
    "Reference", "Service", "Status", "Raised", "Due", "Overdue", "Closed", "Accountable", "Delivering", "Team",
    "Assigned to", "Address", "Postcode", "Latitude", "Longitude", "Channel", "Description",
)  # fmt: skip
# A spreadsheet takes a cell that begins so for a formula, and residents write what they like.
_FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r")


class _Line:
    """A file that gives back each line instead of keeping it."""

    def write(self, text: str) -> str:
        return text


def as_csv(found: "QuerySet[Request]", *, name: str) -> StreamingHttpResponse:
    """Rows are read and sent piece by piece, so that a large queue needs no more memory than a small one."""
    response = StreamingHttpResponse(_lines(found), content_type="text/csv; charset=utf-8")
    response["Content-Disposition"] = f'attachment; filename="{name}"'
    return response


def _lines(found: "QuerySet[Request]") -> Iterator[str]:
    writer = csv.writer(_Line())
    # The mark tells spreadsheets that this is UTF-8; without it Welsh names break.
    yield "\ufeff" + writer.writerow(_COLUMNS)
    for request in found.iterator(chunk_size=500):
        yield writer.writerow([_harmless(value) for value in _row(request)])


def _row(request: "Request") -> tuple[object, ...]:
    return (
        request.reference,
        request.service.name,
        request.get_status_display(),
        _moment(request.raised_at),
        _moment(request.due_at),
        "yes" if request.is_overdue else "no",
        _moment(request.closed_at),
        request.accountable.name,
        request.delivering.name,
        request.team or "",
        request.assigned_to or "",
        request.address_text,
        request.postcode,
        request.latitude,
        request.longitude,
        request.channel,
        request.description,
    )


def _moment(moment: datetime | None) -> str:
    return moment.astimezone(clock.local_zone()).isoformat(sep=" ", timespec="minutes")[:16] if moment else ""


def _harmless(value: object) -> object:
    return f"'{value}" if isinstance(value, str) and value.startswith(_FORMULA_STARTS) else value
