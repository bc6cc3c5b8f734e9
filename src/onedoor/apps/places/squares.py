"""Small squares of the earth, by number, so that an ordinary index finds what lies near a point.

A cell is a thousandth of a degree high and 1/625 wide: in Britain about 111 by 100 metres. Cells in a row follow one
another. The number is worked out here and, by the database, in `Address.cell`: both must agree. A square of the map is
five cells by five, about 555 by 500 metres: what a phone shows of a few streets.
"""

import math
from dataclasses import dataclass

__all__ = ["CELLS_A_DEGREE_EAST", "CELLS_A_DEGREE_NORTH", "CELLS_A_ROW", "Block", "MapSquare", "cells_around"]

CELLS_A_DEGREE_NORTH = 1000
CELLS_A_DEGREE_EAST = 625
CELLS_A_ROW = 360 * CELLS_A_DEGREE_EAST
CELLS_A_SIDE = 5


def row_of(latitude: float) -> int:
    return math.floor((latitude + 90) * CELLS_A_DEGREE_NORTH)


def column_of(longitude: float) -> int:
    return math.floor((longitude + 180) * CELLS_A_DEGREE_EAST)


@dataclass(frozen=True, slots=True)
class Block:
    """Cells from row to row and column to column, both included."""

    south: int
    north: int
    west: int
    east: int

    def runs(self) -> list[tuple[int, int]]:
        """The first and last cell of each row."""
        starts = [row * CELLS_A_ROW for row in range(self.south, self.north + 1)]
        return [(start + self.west, start + self.east) for start in starts]

    def wider(self, reach: int) -> "Block":
        return Block(self.south - reach, self.north + reach, self.west - reach, self.east + reach)

    def holds(self, latitude: float, longitude: float) -> bool:
        return self.south <= row_of(latitude) <= self.north and self.west <= column_of(longitude) <= self.east


def cells_around(latitude: float, longitude: float, *, reach: int) -> Block:
    """The cell of a point, and so many more each way."""
    row, column = row_of(latitude), column_of(longitude)
    return Block(row, row, column, column).wider(reach)


@dataclass(frozen=True, slots=True)
class MapSquare:
    """A square of the map, by how many lie south and west of it."""

    row: int
    column: int

    @property
    def block(self) -> Block:
        south, west = self.row * CELLS_A_SIDE, self.column * CELLS_A_SIDE
        return Block(south, south + CELLS_A_SIDE - 1, west, west + CELLS_A_SIDE - 1)

    @property
    def is_on_earth(self) -> bool:
        return self.row < 180 * CELLS_A_DEGREE_NORTH // CELLS_A_SIDE and self.column < CELLS_A_ROW // CELLS_A_SIDE
