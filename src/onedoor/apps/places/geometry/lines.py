"""Where a street runs, told from where its houses stand. A sketch to find one's way by, never a survey."""

import math
import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise

__all__ = ["Door", "lines_along", "metres_between"]

# Number of the house, longitude, latitude.
Door = tuple[str, float, float]
Point = tuple[float, float]

METRES_A_DEGREE = 111_320.0
# Two odd houses and two even ones: their middle lies between the two sides of the road.
WINDOW = 4
# Further than this from one middle to the next, the numbers leap: there is no telling what lies between.
LEAP_METRES = 60.0
_FIGURES = re.compile(r"\d+")


def metres_between(a: Point, b: Point) -> float:
    """Good to a few parts in a thousand over a kilometre or two."""
    east = (b[0] - a[0]) * math.cos(math.radians((a[1] + b[1]) / 2))
    return math.hypot(east, b[1] - a[1]) * METRES_A_DEGREE


def lines_along(doors: Iterable[Door]) -> tuple[tuple[Point, ...], ...]:
    """Lines through the middles of neighbouring houses, in the order of their numbers; houses without one are left."""
    numbered = {door for door in doors if _FIGURES.search(door[0])}
    points = [(east, north) for _, east, north in sorted(numbered, key=_order)]
    return tuple(tuple(line) for line in _broken(list(_middles(points))) if len(line) > 1)


def _order(door: Door) -> tuple[int, Door]:
    figures = _FIGURES.search(door[0])
    return (int(figures[0]) if figures else 0, door)


def _middles(points: Sequence[Point]) -> Iterator[Point]:
    size = min(WINDOW, max(1, len(points) // 2))
    for start in range(len(points) - size + 1):
        some = points[start : start + size]
        east, north = sum(point[0] for point in some) / size, sum(point[1] for point in some) / size
        yield round(east, 5), round(north, 5)


def _broken(points: Sequence[Point]) -> list[list[Point]]:
    lines: list[list[Point]] = [list(points[:1])]
    for before, point in pairwise(points):
        if metres_between(before, point) > LEAP_METRES:
            lines.append([])
        if point != before:
            lines[-1].append(point)
    return lines
