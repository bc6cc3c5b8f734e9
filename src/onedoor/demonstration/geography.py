"""An invented county: its outline, districts, wards, streets and addresses.

It is drawn where the Dogger Bank lies under the North Sea, so that no one takes it for a real place. Everything
follows from one seed. Distances are in metres on a flat plane around `ORIGIN`.
"""

import itertools
import math
from collections.abc import Iterator
from dataclasses import dataclass, field

import numpy as np
import shapely
from shapely import MultiPoint, Point, Polygon
from shapely.ops import polygonize, unary_union

from onedoor.demonstration.words import PLACE_ENDS, PLACE_STARTS

__all__ = ["CITY", "COUNTY", "DISTRICTS", "ORIGIN", "Geography", "Ward", "make_geography", "to_longitude_latitude"]

ORIGIN = (2.2, 54.5)
COUNTY = "Carrowshire"
CITY = "Linsmouth"
# Name, centre of its main town, name of that town.
DISTRICTS = (
    ("Teasel Vale", (-17_000, 9_000), "Teaselford"),
    ("Merrowdale", (15_000, 13_000), "Merrowbridge"),
    ("Saltmarsh Coast", (25_000, -7_000), "Saltstaithe"),
    ("Ashenford", (-1_000, -16_000), "Ashenford"),
    ("High Carrow", (-24_000, -9_000), "Carrow-on-the-Hill"),
)
CITY_CENTRE = (3_000, 1_500)
_METRES_PER_DEGREE = 111_320.0


def to_longitude_latitude(xy: np.ndarray) -> np.ndarray:
    """An (n, 2) array of plane metres as longitude and latitude in degrees."""
    scale = math.cos(math.radians(ORIGIN[1]))
    longitude = ORIGIN[0] + xy[:, 0] / (_METRES_PER_DEGREE * scale)
    latitude = ORIGIN[1] + xy[:, 1] / _METRES_PER_DEGREE
    return np.column_stack([longitude, latitude])


@dataclass
class Ward:
    """`outline` is in plane metres; `weight` is how many people live there, relative to the others."""

    code: str
    name: str
    district: str
    outline: Polygon
    centre: Point
    weight: float

    def geographic(self) -> Polygon:
        return shapely.transform(self.outline, to_longitude_latitude)


@dataclass
class Geography:
    """Wards by district; a district's outline is its wards together."""

    wards: list[Ward] = field(default_factory=list)

    def wards_of(self, district: str) -> list[Ward]:
        return [ward for ward in self.wards if ward.district == district]


def make_geography(rng: np.random.Generator) -> Geography:
    """About ninety wards in five districts and a city, without gaps or overlaps."""
    seeds = _seeds(rng)
    outline = _outline(rng)
    cells = _cells(seeds, outline, rng)
    names = _names(rng)
    geography = Geography()
    for number, ((point, district, weight), cell) in enumerate(zip(seeds, cells, strict=True), start=1):
        name = next(names) if weight < 2 or district == CITY else _town_ward_name(geography, district)
        geography.wards.append(Ward(f"D05{number:06}", name, district, cell, Point(point), weight))
    return geography


def _seeds(rng: np.random.Generator) -> list[tuple[tuple[float, float], str, float]]:
    """Where each ward grows from: tight in towns, wide in the country."""
    seeds: list[tuple[tuple[float, float], str, float]] = []

    def scatter(
        centre: tuple[float, float], radius: float, apart: float, wanted: int, name: str, weight: float
    ) -> None:
        placed = 0
        while placed < wanted:
            angle, distance = rng.uniform(0, 2 * math.pi), radius * math.sqrt(rng.uniform())
            point = (centre[0] + distance * math.cos(angle), centre[1] + distance * math.sin(angle))
            if all(math.dist(point, other) >= apart for other, _, _ in seeds):
                seeds.append((point, name, weight))
                placed += 1

    scatter(CITY_CENTRE, 5_500, 1_900, 14, CITY, 3.0)
    for name, centre, _ in DISTRICTS:
        scatter(centre, 3_000, 1_700, 4, name, 2.2)
    for name, centre, _ in DISTRICTS:
        scatter(centre, 12_500, 3_300, 11, name, 1.0)
    return seeds


def _outline(rng: np.random.Generator) -> Polygon:
    """The edge of the county: an oval with a ragged coast."""
    turns = np.linspace(0, 2 * math.pi, 240, endpoint=False)
    waves = sum(rng.uniform(0.3, 1) / wave * np.cos(wave * turns + rng.uniform(0, 6.3)) for wave in range(2, 22))
    reach = 1 + 0.085 * waves
    return Polygon(np.column_stack([40_000 * reach * np.cos(turns), 29_000 * reach * np.sin(turns)]))


def _cells(
    seeds: list[tuple[tuple[float, float], str, float]], outline: Polygon, rng: np.random.Generator
) -> list[Polygon]:
    """A cell for each seed, with edges that wander as real ones do and meet exactly."""
    points = MultiPoint([seed[0] for seed in seeds])
    edges = shapely.voronoi_polygons(points, extend_to=outline.buffer(20_000), only_edges=True)
    wandering = [_wander(line, rng) for line in shapely.get_parts(edges)]
    network = unary_union([outline.exterior, *wandering])
    pieces = [piece for piece in polygonize(network) if outline.contains(piece.representative_point())]
    owned: list[list[Polygon]] = [[] for _ in seeds]
    for piece in pieces:
        inside = [index for index, seed in enumerate(seeds) if piece.contains(Point(seed[0]))]
        middle = piece.representative_point()
        nearest = min(range(len(seeds)), key=lambda index: middle.distance(Point(seeds[index][0])))
        owned[inside[0] if inside else nearest].append(piece)
    merged = [unary_union(parts) for parts in owned]
    return [max(shapely.get_parts(shape), key=lambda part: part.area) for shape in merged]


def _wander(line: shapely.LineString, rng: np.random.Generator) -> shapely.LineString:
    """Midpoint displacement: each half is bent by a share of its length, down to about 150 m."""
    points = [np.array(point) for point in line.coords]
    while max(np.hypot(*(b - a)) for a, b in itertools.pairwise(points)) > 150:
        bent = [points[0]]
        for a, b in itertools.pairwise(points):
            across = np.array([a[1] - b[1], b[0] - a[0]])
            bent += [(a + b) / 2 + across * rng.uniform(-0.11, 0.11), b]
        points = bent
    return shapely.LineString(points)


def _names(rng: np.random.Generator) -> Iterator[str]:
    every = [start + end for start in PLACE_STARTS for end in PLACE_ENDS]
    chosen = [every[index] for index in rng.permutation(len(every))]
    additions = ("", "", "", " Magna", " St Mary", " and District", " North", " South")
    return iter(name + additions[rng.integers(len(additions))] for name in chosen)


def _town_ward_name(geography: Geography, district: str) -> str:
    town = next(town for name, _, town in DISTRICTS if name == district)
    taken = sum(ward.name.startswith(town) for ward in geography.wards)
    return f"{town} {('Central', 'North', 'Riverside', 'Castle')[taken]}"
