"""What the map draws, as GeoJSON: bounds of areas, streets and houses. Nothing in it is about a person."""

import gzip
import json
from collections.abc import Sequence
from typing import Any

from django.core.cache import cache

from onedoor.apps.places import services as places
from onedoor.apps.places.data import DrawnStreet

__all__ = ["outlines", "streets"]

# The kinds of area that are drawn on the map.
_OUTLINED = ("district", "unitary", "local_authority", "county")
# Wards help people find their way, where there are few enough of them to send to a phone.
_MOST_WARDS = 150
# The first of these tolerances (metres) whose outlines, compressed, are no more than so many bytes.
_TOLERANCES = (60, 120, 160, 240, 480, 960)
_MOST_BYTES = 32_000
_KEPT_SECONDS = 24 * 3600


def outlines() -> str:
    """GeoJSON of the areas the partnership covers, simplified for a small screen."""
    kept: str | None = cache.get("portal:outlines")
    if kept is None:
        areas = [area for code in _OUTLINED for area in places.areas_of_type(code)]
        wards = list(places.areas_of_type("ward"))
        areas += wards if len(wards) <= _MOST_WARDS else []
        kept = _light_enough([str(area.uuid) for area in areas])
        cache.set("portal:outlines", kept, _KEPT_SECONDS)
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


def streets(row: int, column: int) -> str:
    """GeoJSON of the streets in one square of the map. Raises Missing off the earth."""
    key = f"portal:streets:{row}:{column}"
    kept: str | None = cache.get(key)
    if kept is None:
        found = places.streets_in(places.MapSquare(row, column))
        features = [feature for street in found for feature in _of_street(street)]
        kept = json.dumps({"type": "FeatureCollection", "features": features}, separators=(",", ":"))
        cache.set(key, kept, _KEPT_SECONDS)
    return kept


def _of_street(street: DrawnStreet) -> list[dict[str, Any]]:
    """Its line, and its houses with their numbers in the same order."""
    shared = {"street": street.usrn, "name": street.name}
    numbers = [number for number, *_ in street.doors]
    doors = [point for _, *point in street.doors]
    return [
        _feature("MultiLineString", street.lines, shared),
        _feature("MultiPoint", doors, {**shared, "numbers": numbers}),
    ]


def _feature(kind: str, coordinates: Sequence[Any], properties: dict[str, Any]) -> dict[str, Any]:
    return {"type": "Feature", "properties": properties, "geometry": {"type": kind, "coordinates": coordinates}}
