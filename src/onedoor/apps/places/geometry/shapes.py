"""From GeoJSON geometry to a shape that can be kept."""

from typing import Any

import numpy as np
import shapely
from shapely.geometry import shape as to_shape

from onedoor.apps.places.geometry.grid import from_easting_northing_many

__all__ = ["area_shape", "is_british_grid"]


def is_british_grid(document: Any) -> bool:
    """Whether a GeoJSON names EPSG:27700 as its reference system, as exports of councils' GIS often do."""
    name = str(((document.get("crs") or {}).get("properties") or {}).get("name", ""))
    return name.endswith("27700")


def area_shape(geometry: Any, *, british_grid: bool = False) -> tuple[shapely.Geometry, bool]:
    """A polygon or several, in degrees, and whether it had to be repaired. Raises ValueError saying what is wrong."""
    if not isinstance(geometry, dict) or geometry.get("type") not in {"Polygon", "MultiPolygon"}:
        kind = geometry.get("type") if isinstance(geometry, dict) else None
        raise ValueError(f"is {kind or 'missing'} where a Polygon or MultiPolygon is wanted")
    try:
        shape = shapely.force_2d(to_shape(geometry))
    except (shapely.errors.GEOSException, ValueError, TypeError, IndexError, KeyError) as error:
        raise ValueError(f"is broken: {error}") from error
    if british_grid:
        shape = shapely.transform(shape, _to_degrees)
    _check_positions(shape)
    if shapely.is_valid(shape):
        return shape, False
    repaired = _polygons(shapely.make_valid(shape))
    if shapely.is_empty(repaired):
        raise ValueError(f"is broken beyond repair: {shapely.is_valid_reason(shape)}")
    return repaired, True


def _to_degrees(positions: Any) -> Any:
    latitudes, longitudes = from_easting_northing_many(positions[:, 0], positions[:, 1])
    return np.column_stack([longitudes, latitudes])


def _check_positions(shape: shapely.Geometry) -> None:
    if shapely.is_empty(shape):
        raise ValueError("is empty")
    positions = shapely.get_coordinates(shape)
    if not np.isfinite(positions).all():
        raise ValueError("has a position that is not a number")
    if (np.abs(positions) > (180, 90)).any():
        raise ValueError("has positions that are not longitude and latitude; if they are on the British grid, say so")


def _polygons(shape: shapely.Geometry) -> shapely.Geometry:
    """Only what has an area: repair may leave lines and points beside it."""
    parts = [part for part in shapely.get_parts(shape) if part.geom_type in {"Polygon", "MultiPolygon"}]
    return shapely.union_all(parts) if parts else shapely.Polygon()
