"""Areas by kind, their edges for a map, and grid references."""

from collections.abc import Iterable
from datetime import date
from typing import Any

import shapely

from onedoor.apps.places.data import AreaRef
from onedoor.apps.places.geometry import grid
from onedoor.apps.places.models import Area, AreaBoundary, AreaSuccession
from onedoor.foundation.errors import Invalid, Missing

__all__ = [
    "areas_of_type", "boundary_geojson", "easting_northing", "from_easting_northing", "from_grid_reference",
    "get_area", "successors_of", "to_grid_reference",
]  # fmt: skip


def _ref(area: Area) -> AreaRef:
    return AreaRef(str(area.uuid), area.code, area.name, area.name_cy, area.type.code)


def areas_of_type(code: str, *, on: date | None = None) -> list[AreaRef]:
    """Areas of one kind on a day, by name."""
    rows = Area.objects.on(on).filter(type__code=code).select_related("type").order_by("name", "code")
    return [_ref(area) for area in rows]


def get_area(uuid: str) -> AreaRef:
    """Raises Missing."""
    area = Area.objects.select_related("type").filter(uuid=uuid).first()
    if area is None:
        raise Missing("There is no such area.")
    return _ref(area)


def successors_of(area_uuid: str, *, on: date) -> list[AreaRef]:
    """The areas that by that day stand in place of this one; itself where nothing took over."""
    rows = AreaSuccession.objects.filter(predecessor__uuid=area_uuid, took_over_on__lte=on)
    after = [row.successor for row in rows.select_related("successor__type").order_by("successor__name")]
    found = [ref for area in after for ref in successors_of(str(area.uuid), on=on)]
    return found or [get_area(area_uuid)]


def boundary_geojson(area_uuids: Iterable[str], *, simplify: float = 0.0) -> dict[str, Any]:
    """A GeoJSON FeatureCollection of the areas that have a boundary. `simplify` is in metres."""
    rows = AreaBoundary.objects.filter(area__uuid__in=list(area_uuids)).select_related("area__type")
    return {"type": "FeatureCollection", "features": [_feature(row, simplify) for row in rows.order_by("area__name")]}


def _feature(row: AreaBoundary, simplify: float) -> dict[str, Any]:
    shape = shapely.from_wkb(bytes(row.wkb))
    if simplify:
        shape = shapely.simplify(shape, simplify / 111_320.0)
    # Six places of a degree are a hand's breadth; more only makes the page heavier.
    rounded = shapely.transform(shape, lambda xy: xy.round(6))
    area = row.area
    properties = {"uuid": str(area.uuid), "code": area.code, "name": area.name, "type": area.type.code}
    return {
        "type": "Feature",
        "id": str(area.uuid),
        "properties": properties,
        "geometry": shapely.geometry.mapping(rounded),
    }


def to_grid_reference(latitude: float, longitude: float) -> str:
    """`SK 03521 94012`. Raises Invalid outside the British National Grid."""
    try:
        return grid.to_reference(*grid.to_easting_northing(latitude, longitude))
    except ValueError as error:
        raise Invalid("That point has no grid reference.", code="outside_grid") from error


def from_grid_reference(text: str) -> tuple[float, float]:
    """Latitude and longitude of the middle of the square named. Raises Invalid."""
    try:
        return grid.from_easting_northing(*grid.from_reference(text))
    except ValueError as error:
        raise Invalid(f"That is not a grid reference: {error}.", code="not_a_grid_reference") from error


def easting_northing(latitude: float, longitude: float) -> tuple[float, float]:
    """Metres on the British National Grid."""
    return grid.to_easting_northing(latitude, longitude)


def from_easting_northing(easting: float, northing: float) -> tuple[float, float]:
    """Latitude and longitude of a point on the British National Grid."""
    return grid.from_easting_northing(easting, northing)
