"""Areas by kind, their edges for a map, and grid references."""

import json
from collections.abc import Iterable, Sequence
from datetime import date
from typing import Any

import shapely
from shapely import Geometry

from onedoor.apps.places.data import AreaRef
from onedoor.apps.places.geometry import grid
from onedoor.apps.places.models import Area, AreaBoundary, AreaLink, AreaSuccession
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
    """A GeoJSON FeatureCollection. `simplify` is in metres.

    An area without a boundary of its own is drawn around those of its parts that are asked for as well.
    """
    uuids = list(area_uuids)
    rows = AreaBoundary.objects.filter(area__uuid__in=uuids).select_related("area__type").order_by("area__name")
    shapes = _shapes(list(rows), simplify)
    shapes |= _around_parts(uuids, shapes)
    # Six places of a degree are a hand's breadth, five a step; more only makes the page heavier.
    places = 5 if simplify else 6
    return {"type": "FeatureCollection", "features": [_feature(area, shapes[area], places) for area in shapes]}


def _shapes(rows: Sequence[AreaBoundary], simplify: float) -> dict[Area, Geometry]:
    """Each area's shape. Areas of one kind are simplified together, so that neighbours keep one common edge."""
    shapes: dict[Area, Geometry] = {row.area: shapely.from_wkb(bytes(row.wkb)) for row in rows}
    for kind in {area.type_id for area in shapes} if simplify else ():
        alike = [area for area in shapes if area.type_id == kind]
        together = shapely.coverage_simplify([shapes[area] for area in alike], simplify / 111_320.0)
        shapes.update(zip(alike, together, strict=True))
    return shapes


def _around_parts(uuids: list[str], shapes: dict[Area, Geometry]) -> dict[Area, Geometry]:
    # In two steps: joined, a database that knows little of new rows may go through every pair of them.
    bare = {area.pk: area for area in Area.objects.filter(uuid__in=uuids, boundary=None).select_related("type")}
    links = AreaLink.objects.filter(parent__in=list(bare)).order_by("parent__name")
    parts: dict[Area, list[Geometry]] = {}
    by_id = {area.pk: shape for area, shape in shapes.items()}
    for parent, child in links.values_list("parent_id", "child_id"):
        if child in by_id:
            parts.setdefault(bare[parent], []).append(by_id[child])
    return {area: shapely.union_all(found) for area, found in parts.items()}


def _feature(area: Area, shape: Geometry, places: int) -> dict[str, Any]:
    rounded = shapely.transform(shape, lambda xy: xy.round(places))
    return {
        "type": "Feature",
        "id": str(area.uuid),
        "properties": {"uuid": str(area.uuid), "code": area.code, "name": area.name, "type": area.type.code},
        "geometry": json.loads(shapely.to_geojson(rounded)),
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
