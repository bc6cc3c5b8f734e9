"""Streets and houses near a point: for drawing a map without tiles, and for saying in words where a pin stands.

Only what anybody can read on a street: names and numbers of houses. Nothing here knows who lives there.
"""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from functools import reduce
from operator import or_
from typing import Any

from django.db.models import Q, QuerySet

from onedoor.apps.places.addresses.writing import address_line
from onedoor.apps.places.data import DrawnStreet, Landmark
from onedoor.apps.places.geometry.lines import Door, lines_along, metres_between
from onedoor.apps.places.models import Address
from onedoor.apps.places.squares import Block, MapSquare, cells_around
from onedoor.foundation.errors import Missing

__all__ = ["landmark_near", "streets_in", "streets_near"]

# How many cells are looked through around a point, first close by, then as far as half a kilometre.
REACHES = (1, 5)
# More than these stand in no square of a map anyone could read.
MOST_DOORS, MOST_ROWS = 1500, 6000
# A page of points, each among the houses of a town.
MOST_NEAR = 20_000


def _in_block(block: Block) -> QuerySet[Address]:
    # What has a cell has a point.
    runs = (Q(cell__range=run) for run in block.runs())
    return Address.objects.on().filter(reduce(or_, runs), logical_status=1)


def landmark_near(latitude: float, longitude: float) -> Landmark | None:
    """The nearest address within about half a kilometre; of flats, their building. None where there is none."""
    for reach in REACHES:
        rows: Iterable[tuple[Any, ...]] = _in_block(cells_around(latitude, longitude, reach=reach)).values_list(
            "longitude", "latitude", "uprn", "pao", "street__name", "locality", "town"
        )[:MOST_ROWS]
        here = (longitude, latitude)
        # Of two as near, always the same one: a pin's words must not change from one look to the next.
        near = ((metres_between(here, (row[0], row[1])), *row[2:]) for row in rows if row[3] or row[4])
        if found := min(near, default=None, key=lambda one: one[:2]):
            metres, _, pao, street, locality, town = found
            return Landmark(address_line("", "", pao, street or "", locality, town, ""), metres)
    return None


def streets_near(points: Sequence[tuple[float, float]]) -> list[str]:
    """The street each point (latitude, longitude) stands in, without a number; empty where none is close by.

    One statement for a whole page of points.
    """
    if not points:
        return []
    around = {cells_around(*point, reach=REACHES[0]) for point in points}
    runs = (Q(cell__range=run) for block in around for run in block.runs())
    columns = ("longitude", "latitude", "street__name", "locality", "town")
    houses = Address.objects.on().filter(reduce(or_, runs), logical_status=1, street__isnull=False)
    rows: list[tuple[Any, ...]] = list(houses.values_list(*columns)[:MOST_NEAR])
    return [_street_near(*point, rows) for point in points]


def _street_near(latitude: float, longitude: float, rows: Sequence[tuple[Any, ...]]) -> str:
    block = cells_around(latitude, longitude, reach=REACHES[0])
    close = (row for row in rows if block.holds(row[1], row[0]))
    nearest = min(close, default=None, key=lambda row: (metres_between((longitude, latitude), row[:2]), row[2:]))
    if nearest is None:
        return ""
    street, locality, town = nearest[2:]
    return address_line("", "", "", street, locality, town, "")


def streets_in(square: MapSquare) -> list[DrawnStreet]:
    """Streets with houses in a square of the map. Raises Missing where there is no such square."""
    if not square.is_on_earth:
        raise Missing("There is no such place.")
    # Looking a little over the edge lets the line of a street meet its line in the next square.
    rows = _in_block(square.block.wider(1)).filter(street__isnull=False).order_by("street_id", "uprn")
    columns = ("street__usrn", "street__name", "pao", "longitude", "latitude")
    found: Iterable[tuple[Any, ...]] = rows.values_list(*columns)[:MOST_ROWS]
    by_street: dict[tuple[int, str], set[Door]] = defaultdict(set)
    for usrn, name, number, east, north in found:
        by_street[usrn, name].add((number, round(east, 5), round(north, 5)))
    drawn = [_drawn(usrn, name, doors, square.block) for (usrn, name), doors in by_street.items()]
    return [street for street in _light_enough(drawn) if street.doors or street.lines]


def _drawn(usrn: int, name: str, doors: Iterable[Door], block: Block) -> DrawnStreet:
    inside = sorted(door for door in doors if block.holds(door[2], door[1]))
    return DrawnStreet(usrn, name, lines_along(doors), tuple(inside))


def _light_enough(streets: list[DrawnStreet]) -> list[DrawnStreet]:
    """Without houses where there are too many to draw: the streets and their names still help."""
    if sum(len(street.doors) for street in streets) <= MOST_DOORS:
        return streets
    return [DrawnStreet(street.usrn, street.name, street.lines, street.doors[:1]) for street in streets]
