"""What everyone may know of a request: reports about a public place, nothing hidden, no words, no names.

What someone asked for themselves, or reported at their own home, would tell their neighbours about them.
"""

from uuid import UUID

from django.db.models import QuerySet

from onedoor.apps.directory.data import RequestKind
from onedoor.apps.requests.data import Status
from onedoor.apps.requests.models import Request
from onedoor.apps.requests.similarity import degrees_around
from onedoor.foundation.errors import Missing

__all__ = ["get_public_request", "get_tracked_request", "public_reports_among", "public_requests_near"]

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
