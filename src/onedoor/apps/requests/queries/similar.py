"""Requests that may be about the same thing."""

from datetime import timedelta
from typing import TYPE_CHECKING

from django.db.models import Q, QuerySet

from onedoor.apps.requests.data import SimilarRequest, Status
from onedoor.apps.requests.models import Request
from onedoor.apps.requests.queries.public import public_reports_among
from onedoor.apps.requests.similarity import (
    LEAST_SCORE,
    NEAR_METRES,
    RECENT_DAYS,
    degrees_around,
    likeness,
    metres_between,
)
from onedoor.foundation import clock

if TYPE_CHECKING:
    from onedoor.apps.directory.models import Service

__all__ = ["similar_requests"]

_MOST_LOOKED_AT = 200


def similar_requests(
    *,
    service: "Service",
    latitude: float | None,
    longitude: float | None,
    text: str = "",
    within: QuerySet[Request] | None = None,
    limit: int = 5,
) -> list[SimilarRequest]:
    """The likeliest first: within 100 m, of the same service or topic, open or closed in the last 30 days.

    Without `within` only what everyone may know of: public services, nothing hidden, no description. Staff give
    those they may see.
    """
    if latitude is None or longitude is None:
        return []
    is_public = within is None
    base = public_reports_among(Request.objects.all()) if within is None else within
    found = []
    for request in _candidates(base, service, latitude, longitude):
        similar = _compared(request, service, latitude, longitude, text, is_public)
        if similar is not None:
            found.append(similar)
    return sorted(found, key=lambda each: -each.score)[:limit]


def _candidates(base: QuerySet[Request], service: "Service", latitude: float, longitude: float) -> QuerySet[Request]:
    height, width = degrees_around(latitude, NEAR_METRES)
    kind = Q(service=service)
    if service.topic:
        kind |= Q(service__topic=service.topic)
    recent = Q(is_open=True) | Q(closed_at__gte=clock.now() - timedelta(days=RECENT_DAYS))
    return (
        base.filter(kind, recent)
        .filter(latitude__range=(latitude - height, latitude + height))
        .filter(longitude__range=(longitude - width, longitude + width))
        .exclude(status=Status.DUPLICATE)
        .select_related("service")
        .order_by("-raised_at")[:_MOST_LOOKED_AT]
    )


def _compared(
    request: Request, service: "Service", latitude: float, longitude: float, text: str, is_public: bool
) -> SimilarRequest | None:
    if request.latitude is None or request.longitude is None:
        return None
    metres = metres_between(latitude, longitude, request.latitude, request.longitude)
    like = likeness(
        metres=metres,
        is_same_service=request.service_id == service.pk,
        days_apart=(clock.now() - request.raised_at).total_seconds() / 86_400,
        text=text,
        other=request.description,
    )
    if metres > NEAR_METRES or like.score < LEAST_SCORE:
        return None
    return SimilarRequest(
        uuid=str(request.uuid),
        reference=request.reference,
        service=request.service.name,
        status=request.standing,
        is_open=request.is_open,
        raised_at=request.raised_at,
        latitude=request.latitude,
        longitude=request.longitude,
        distance_metres=metres,
        score=like.score,
        reasons=like.reasons,
        description="" if is_public else request.description,
    )
