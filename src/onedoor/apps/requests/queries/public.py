"""What everyone may know of a request: reports about a public place, nothing hidden, no words, no names.

What someone asked for themselves, or reported at their own home, would tell their neighbours about them.
"""

from collections.abc import Iterator
from datetime import datetime
from uuid import UUID

from django.db.models import QuerySet, TextField
from django.db.models.functions import Cast

from onedoor.apps.directory.data import RequestKind
from onedoor.apps.requests.data import OpenReport, Status
from onedoor.apps.requests.models import Request
from onedoor.apps.requests.similarity import degrees_around
from onedoor.foundation.errors import Missing

__all__ = [
    "get_public_request",
    "get_tracked_request",
    "is_public",
    "open_reports",
    "public_reports",
    "public_reports_among",
    "public_requests_near",
]

_SHOWN = ("service", "accountable", "delivering", "closing_reason", "merged_into")


def public_reports_among(found: QuerySet[Request]) -> QuerySet[Request]:
    """Those of them that everyone may know of."""
    return found.filter(kind=RequestKind.REPORT, service__is_public=True, service__needs_place=True, is_hidden=False)


def _listed() -> QuerySet[Request]:
    return public_reports_among(Request.objects.all()).filter(latitude__isnull=False).select_related(*_SHOWN)


def get_public_request(uuid: UUID) -> Request:
    """One that stands on public lists; raises Missing."""
    found = _listed().filter(uuid=uuid).first()
    if found is None:
        raise Missing("There is no such report.")
    return found


def get_tracked_request(uuid: UUID) -> Request:
    """Any request, for a face that has checked the person's link or proof; raises Missing."""
    found = Request.objects.select_related(*_SHOWN).filter(uuid=uuid).first()
    if found is None:
        raise Missing("There is no such request.")
    return found


def is_public(request: Request) -> bool:
    """Whether it is of a kind everyone may know of, hidden or not."""
    is_placed = request.latitude is not None and request.service.needs_place
    return request.kind == RequestKind.REPORT and request.service.is_public and is_placed


def public_reports(
    *,
    area: str = "",
    service: str = "",
    is_open: bool | None = None,
    since: datetime | None = None,
    box: tuple[float, float, float, float] | None = None,
) -> QuerySet[Request]:
    """Everywhere, or in the area of that code; `service` is a slug; `box` is south, west, north, east. Newest first.

    What was merged or taken back is left out.
    """
    found = _listed().exclude(status__in=(Status.DUPLICATE, Status.CANCELLED))
    if area:
        # As they stood when it was raised: the code within its quotation marks, so that none is part of another.
        found = found.alias(codes=Cast("area_codes", TextField())).filter(codes__contains=f'"{area}"')
    if service:
        found = found.filter(service__slug=service)
    if is_open is not None:
        found = found.filter(is_open=is_open)
    if since:
        found = found.filter(raised_at__gte=since)
    if box:
        south, west, north, east = box
        found = found.filter(latitude__range=(south, north), longitude__range=(west, east))
    return found.order_by("-raised_at", "-pk")


def open_reports(reports: QuerySet[Request]) -> Iterator[OpenReport]:
    """Of `public_reports`, as open data: piece by piece, so that it needs no more memory however many there are."""
    rows = reports.values_list(
        "uuid", "service__name", "service__slug", "status", "is_open", "accountable__name", "raised_at", "closed_at",
        "latitude", "longitude",
    )  # fmt: skip
    return map(OpenReport._make, rows.iterator(chunk_size=2000))


def public_requests_near(latitude: float, longitude: float, *, metres: float) -> QuerySet[Request]:
    """Those in a square around the point, `metres` to each side, newest first; duplicates are left out."""
    height, width = degrees_around(latitude, metres)
    return (
        _listed()
        .filter(latitude__range=(latitude - height, latitude + height))
        .filter(longitude__range=(longitude - width, longitude + width))
        .exclude(status__in=(Status.DUPLICATE, Status.CANCELLED))
        .order_by("-raised_at")
    )
