"""What is yours at a place."""

import gzip
import json
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

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

__all__ = ["YourService", "bodies", "names_of", "outlines", "topics"]

# The kinds of area that are drawn on the map.
_OUTLINED = ("district", "unitary", "local_authority", "county")
# Wards help people find their way, where there are few enough of them to send to a phone.
_MOST_WARDS = 150
# The first of these tolerances (metres) whose outlines, compressed, are no more than so many bytes.
_TOLERANCES = (60, 120, 160, 240, 480, 960)
_MOST_BYTES = 32_000
_LESS_WANTED = {OrganisationKind.NATIONAL, OrganisationKind.COMPANY}
# Councils first: most of what people ask for is theirs.
_ORDER = (
    OrganisationKind.UNITARY,
    OrganisationKind.DISTRICT,
    OrganisationKind.COUNTY,
    OrganisationKind.PARISH,
    OrganisationKind.NHS,
    OrganisationKind.POLICE,
    OrganisationKind.FIRE,
)
# The kinds of area that people know by name.
_KNOWN = ("parish", "ward", "district", "unitary", "county")


@dataclass(frozen=True, slots=True)
class YourService:
    """A service, and the body that answers for it where you live (empty where nobody does)."""

    service: "Service"
    name: str
    summary: str
    body: str
    does_something: bool


def bodies(place: Place) -> "list[Organisation]":
    """Those that serve the place, councils first; national bodies and companies left out."""
    found = partners.organisations_serving([area.uuid for area in place.areas])
    wanted = [body for body in found if body.kind not in _LESS_WANTED]
    rank = {kind: at for at, kind in enumerate(_ORDER)}
    return sorted(wanted, key=lambda body: rank.get(OrganisationKind(body.kind), len(_ORDER)))


def names_of(place: Place) -> str:
    """The areas the place is in, as a person would say them: "Mill ward, Linsmouth"."""
    in_welsh = get_language() == "cy"
    names = [(in_welsh and area.name_cy) or area.name for area in place.areas if area.type in _KNOWN]
    return ", ".join(dict.fromkeys(names))


def topics(place: Place) -> dict[str, list[YourService]]:
    """Every service by topic, with who answers for it here."""
    language = get_language() or "en-gb"
    names = {str(body.uuid): body.name_in(language) for body in partners.organisations()}
    return {
        topic: [_yours(service, place, language, names) for service in services]
        for topic, services in directory.services_by_topic(language=language).items()
    }


def _yours(service: "Service", place: Place, language: str, names: dict[str, str]) -> YourService:
    found = directory.who_provides(service, place)
    return YourService(
        service=service,
        name=service.name_in(language),
        summary=service.summary_in(language),
        body=names.get(found.accountable or "", ""),
        does_something=service.kind != RequestKind.NONE,
    )


def outlines() -> str:
    """GeoJSON of the areas the partnership covers, simplified for a small screen."""
    kept: str | None = cache.get("portal:outlines")
    if kept is None:
        areas = [area for code in _OUTLINED for area in places.areas_of_type(code)]
        wards = list(places.areas_of_type("ward"))
        areas += wards if len(wards) <= _MOST_WARDS else []
        kept = _light_enough([str(area.uuid) for area in areas])
        cache.set("portal:outlines", kept, 24 * 3600)
    return kept


def _light_enough(uuids: list[str]) -> str:
    """As finely drawn as may be sent to a phone; wards first, so that the bounds of councils lie upon them."""
    text = ""
    for metres in _TOLERANCES:
        drawn = places.boundary_geojson(uuids, simplify=metres)["features"]
        shapes = [_bare(feature) for feature in sorted(drawn, key=lambda one: one["properties"]["type"] != "ward")]
        text = json.dumps({"type": "FeatureCollection", "features": shapes}, separators=(",", ":"))
        if len(gzip.compress(text.encode(), 6)) <= _MOST_BYTES:
            break
    return text


def _bare(feature: dict[str, Any]) -> dict[str, Any]:
    """The shape, its name and kind: nothing else of it is used by the map."""
    properties = {key: feature["properties"][key] for key in ("name", "type")}
    return {"type": "Feature", "properties": properties, "geometry": feature["geometry"]}
