"""The queue as a file for a spreadsheet."""

from datetime import datetime
from typing import TYPE_CHECKING

from django.db.models import QuerySet
from django.http import StreamingHttpResponse

from onedoor.foundation import clock
from onedoor.web.components import downloads

if TYPE_CHECKING:
    from onedoor.apps.requests.models import Request

__all__ = ["as_csv"]

_COLUMNS = (
    "Reference", "Service", "Status", "Raised", "Due", "Overdue", "Closed", "Accountable", "Delivering", "Team",
    "Assigned to", "Address", "Postcode", "Latitude", "Longitude", "Channel", "Description",
)  # fmt: skip


def as_csv(found: "QuerySet[Request]", *, name: str) -> StreamingHttpResponse:
    return downloads.as_csv(name, _COLUMNS, map(_row, found.iterator(chunk_size=500)))


def _row(request: "Request") -> tuple[object, ...]:
    return (
        request.reference,
        request.service.name,
        request.standing,
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
