"""How far a point is from a point or a line, in metres. Pure; flat, which does for a few hundred metres."""

from collections.abc import Sequence
from itertools import pairwise
from math import cos, hypot, radians

__all__ = ["METRES_A_DEGREE", "metres_to"]

METRES_A_DEGREE = 111_320.0
Point = Sequence[float]


def metres_to(points: Sequence[Point], latitude: float, longitude: float) -> float:
    """`points` are latitude and longitude; one is a point, several a line."""
    wide = METRES_A_DEGREE * cos(radians(latitude))
    flat = [((lon - longitude) * wide, (lat - latitude) * METRES_A_DEGREE) for lat, lon in points]
    if len(flat) == 1:
        return hypot(*flat[0])
    return min(_to_segment(*one, *other) for one, other in pairwise(flat))


def _to_segment(x1: float, y1: float, x2: float, y2: float) -> float:
    """From the origin."""
    dx, dy = x2 - x1, y2 - y1
    length = dx * dx + dy * dy
    along = min(max(-(x1 * dx + y1 * dy) / length, 0.0), 1.0) if length else 0.0
    return hypot(x1 + along * dx, y1 + along * dy)
