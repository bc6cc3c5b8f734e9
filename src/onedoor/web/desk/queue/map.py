"""Where a request is, as its pages show it: a grid reference for crews, a pin for the map."""

import json
from typing import TYPE_CHECKING, Any

from django.conf import settings

from onedoor.apps.places import services as places
from onedoor.foundation.errors import Invalid

if TYPE_CHECKING:
    from onedoor.apps.requests.models import Request

__all__ = ["map_of"]


def map_of(request: "Request") -> dict[str, Any]:
    """For the templates `map.html` and `where.html`."""
    return {
        "grid_reference": _grid_reference(request.latitude, request.longitude),
        "pins": json.dumps([{"at": [request.latitude, request.longitude], "name": request.reference}]),
        "tiles": settings.MAP_TILE_URL,
        "tile_credit": settings.MAP_TILE_CREDIT,
    }


def _grid_reference(latitude: float | None, longitude: float | None) -> str:
    """Empty without a point, and for a point the grid does not reach."""
    if latitude is None or longitude is None:
        return ""
    try:
        return places.to_grid_reference(latitude, longitude)
    except Invalid:
        return ""
