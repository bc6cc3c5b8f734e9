"""What is yours at a place."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.core.cache import cache
from django.utils.translation import get_language

from onedoor.apps.directory import services as directory
from onedoor.apps.directory.data import RequestKind
from onedoor.apps.partners import services as partners
from onedoor.apps.partners.data import OrganisationKind
from onedoor.apps.places import services as places
from onedoor.apps.places.data import Place

if TYPE_CHECKING:
    from onedoor.apps.directory.models import Service
    from onedoor.apps.partners.models import Organisation

__all__ = ["YourService", "bodies", "outlines", "topics"]

# The kinds of area that are drawn on the map.
_OUTLINED = ("district", "unitary", "local_authority", "county")
# Wards help people find their way, where there are few enough of them to send to a phone.
_MOST_WARDS = 150
_LESS_WANTED = {OrganisationKind.NATIONAL, OrganisationKind.COMPANY}


@dataclass(frozen=True, slots=True)
class YourService:
    """A service, and the body that answers for it where you live (empty where nobody does)."""

    service: "Service"
    name: str
    summary: str
    body: str
    does_something: bool


def bodies(place: Place) -> "list[Organisation]":
    """Those that serve the place, national bodies and companies left out."""
    found = partners.organisations_serving([area.uuid for area in place.areas])
    return [body for body in found if body.kind not in _LESS_WANTED]


def topics(place: Place) -> dict[str, list[YourService]]:
    """Every service by topic, with who answers for it here."""
    language = get_language() or "en-gb"
    return {
        topic: [_yours(service, place, language) for service in services]
        for topic, services in directory.services_by_topic(language=language).items()
    }


def _yours(service: "Service", place: Place, language: str) -> YourService:
    found = directory.who_provides(service, place)
    return YourService(
        service=service,
        name=service.name_in(language),
        summary=service.summary_in(language),
        body=found.accountable_name if found.accountable else "",
        does_something=service.kind != RequestKind.NONE,
    )


def outlines() -> str:
    """GeoJSON of the areas the partnership covers, simplified for a small screen."""
    kept: str | None = cache.get("portal:outlines")
    if kept is None:
        areas = [area for code in _OUTLINED for area in places.areas_of_type(code)]
        wards = list(places.areas_of_type("ward"))
        areas += wards if len(wards) <= _MOST_WARDS else []
        drawn: Mapping[str, object] = places.boundary_geojson([str(area.uuid) for area in areas], simplify=60)
        kept = json.dumps(drawn, separators=(",", ":"))
        cache.set("portal:outlines", kept, 3600)
    return kept
