"""Reads for public pages, the map and the feed."""

from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING, Any
from uuid import UUID

from django.db.models import Avg, Case, Count, F, FloatField, Max, Min, QuerySet, Value, When
from django.db.models.functions import Cast, Floor

from onedoor.apps.publishing.data import Cluster
from onedoor.apps.publishing.models import PublicPicture, PublicWords
from onedoor.foundation.errors import Missing

if TYPE_CHECKING:
    from onedoor.apps.requests.models import Request

__all__ = ["clusters", "get_public_picture", "pictures_of", "public_picture_of", "public_words_of"]

MOST_CLUSTERS = 400


def public_words_of(request: "Request") -> str:
    return PublicWords.objects.filter(request=request).values_list("text", flat=True).first() or ""


def pictures_of(request: "Request") -> QuerySet[PublicPicture]:
    return PublicPicture.objects.filter(request=request).order_by("pk")


def public_picture_of(request: "Request") -> Mapping[int, PublicPicture]:
    """By the key of the attachment it is a copy of."""
    return {one.attachment_id: one for one in pictures_of(request)}


def get_public_picture(request: "Request", uuid: UUID) -> PublicPicture:
    """One that is shown; the caller has seen that the report is public. Raises Missing."""
    found = pictures_of(request).filter(uuid=uuid).first()
    if found is None:
        raise Missing("There is no such picture.")
    return found


def clusters(reports: "QuerySet[Request]", *, cell: float) -> list[Cluster]:
    """Reports by squares of so many degrees of latitude, about as wide; by larger ones where these are too many, so
    that none is left out."""
    found = _squares(reports, cell)
    while len(found) > MOST_CLUSTERS:
        cell *= 4
        found = _squares(reports, cell)
    alone = _alone(reports, [one["first"] for one in found if one["count"] == 1])
    return [
        Cluster((one["south"], one["west"], one["north"], one["east"]), one["lat"], one["lon"], one["count"],
                *alone.get(one["first"] if one["count"] == 1 else 0, ("", 0)), bool(one["some_open"]))
        for one in found
    ]  # fmt: skip


def _squares(reports: "QuerySet[Request]", cell: float) -> list[Any]:
    """One statement however many reports there are."""
    squares = (
        reports.order_by()
        .annotate(
            row=Floor(Cast(F("latitude") / cell, FloatField())),
            column=Floor(Cast(F("longitude") / (cell * 1.6), FloatField())),
        )
        .values("row", "column")
        .annotate(
            count=Count("pk"), lat=Avg("latitude"), lon=Avg("longitude"), first=Min("pk"),
            south=Min("latitude"), west=Min("longitude"), north=Max("latitude"), east=Max("longitude"),
            some_open=Max(Case(When(is_open=True, then=Value(1)), default=Value(0))),
        )
    )  # fmt: skip
    return list(squares[: MOST_CLUSTERS + 1])


def _alone(reports: "QuerySet[Request]", keys: Iterable[int]) -> dict[int, tuple[str, int]]:
    rows = reports.filter(pk__in=list(keys)).order_by().values_list("pk", "uuid", "service_id")
    return {pk: (str(uuid), service) for pk, uuid, service in rows}
