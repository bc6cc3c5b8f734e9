"""A made-up country: ward-sized areas that tile a rectangle, with wandering edges that neighbours share."""

import numpy as np
import shapely
from numpy.typing import NDArray

__all__ = ["EXTENT", "points", "tessellation"]

# Longitude and latitude of about the middle of England.
EXTENT = (-3.0, 51.5, 0.5, 54.5)


def _wander(
    start: NDArray[np.float64], end: NDArray[np.float64], segments: int, random: np.random.Generator
) -> NDArray[np.float64]:
    """A line from start to end that strays by up to a twelfth of its length, and meets both ends exactly."""
    along = np.linspace(0.0, 1.0, segments + 1)[:, None]
    steps = np.cumsum(random.normal(size=(segments + 1, 1)), axis=0)
    # Narrow at both ends, so that edges which meet in a corner do not cross.
    bridge = (steps - steps[0] - along * (steps[-1] - steps[0])) * np.sin(np.pi * along)
    span = end - start
    across = np.array([-span[1], span[0]])
    return start + along * span + bridge / max(np.abs(bridge).max(), 1e-9) / 12 * across


def tessellation(columns: int = 100, rows: int = 80, vertices: int = 385, seed: int = 1) -> list[shapely.Polygon]:
    """`columns * rows` polygons of `vertices` vertices each (the closing one counted)."""
    random = np.random.default_rng(seed)
    west, south, east, north = EXTENT
    xs, ys = np.linspace(west, east, columns + 1), np.linspace(south, north, rows + 1)
    corners = np.stack(np.meshgrid(xs, ys, indexing="ij"), axis=-1)
    segments = (vertices - 1) // 4
    across = [
        [_wander(corners[i, j], corners[i + 1, j], segments, random) for j in range(rows + 1)] for i in range(columns)
    ]
    upward = [
        [_wander(corners[i, j], corners[i, j + 1], segments, random) for j in range(rows)] for i in range(columns + 1)
    ]
    return [
        shapely.Polygon(
            np.concatenate([across[i][j][:-1], upward[i + 1][j][:-1], across[i][j + 1][:0:-1], upward[i][j][::-1]])
        )
        for i in range(columns)
        for j in range(rows)
    ]


def points(number: int, seed: int = 2) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
    """Longitudes and latitudes spread evenly over the country."""
    random = np.random.default_rng(seed)
    west, south, east, north = EXTENT
    return random.uniform(west, east, number), random.uniform(south, north, number)
