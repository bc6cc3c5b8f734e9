"""Streets, homes and postcodes in the invented county. A few streets cross a border, as real ones do."""

import math
from dataclasses import dataclass

import numpy as np
from shapely import Point
from shapely.ops import nearest_points

from onedoor.demonstration.geography import CITY, Geography, Ward, to_longitude_latitude
from onedoor.demonstration.words import STREET_KINDS, STREET_NAMES

__all__ = ["Home", "Postcode", "Street", "make_streets"]

_INWARD_LETTERS = "ABDEFGHJLNPQRSTUWXYZ"
_OUTWARD_TOWNS = (
    (3_000, 1_500), (6_000, 4_500), (-1_000, -1_500), (-17_000, 9_000), (-24_000, 18_000), (15_000, 13_000),
    (28_000, 14_000), (25_000, -7_000), (14_000, -9_500), (-1_000, -16_000), (-24_000, -9_000), (-8_000, 5_000),
)  # fmt: skip


@dataclass(slots=True)
class Home:
    """One address. `number` may carry a flat: `Flat 3, 12`."""

    uprn: int
    number: str
    street: "Street"
    postcode: str
    longitude: float = 0.0
    latitude: float = 0.0
    people: int = 0


@dataclass(slots=True)
class Street:
    """A straight row of homes around a middle point, at an angle."""

    usrn: int
    name: str
    ward: Ward
    middle: tuple[float, float]
    angle: float
    homes: list[Home]


@dataclass(slots=True)
class Postcode:
    """`text` as in CX4 7PL; its position is the mean of its homes."""

    text: str
    longitude: float
    latitude: float
    wards: tuple[str, ...]


def make_streets(geography: Geography, homes_wanted: int, rng: np.random.Generator) -> list[Street]:
    """Streets in every ward in proportion to its weight, until there are about that many homes."""
    total = sum(ward.weight for ward in geography.wards)
    streets: list[Street] = []
    codes = _postcodes(rng)
    for ward in geography.wards:
        wanted, built = homes_wanted * ward.weight / total, 0
        taken: set[str] = set()
        while built < wanted:
            street = _street(ward, len(streets), taken, rng)
            _build(street, len(streets) * 100, codes, rng)
            streets.append(street)
            built += len(street.homes)
    _place(streets)
    return streets


def _street(ward: Ward, index: int, taken: set[str], rng: np.random.Generator) -> Street:
    name = ""
    while not name or name in taken:
        name = f"{rng.choice(STREET_NAMES)} {rng.choice(STREET_KINDS)}"
    taken.add(name)
    if index % 23 == 11:
        # Set down right on the ward's edge, so that its two ends belong to different wards.
        edge, _ = nearest_points(ward.outline.exterior, _spot(ward, rng))
        middle = (edge.x, edge.y)
    else:
        spot = _spot(ward, rng)
        middle = (spot.x, spot.y)
    return Street(80_000_001 + index, name, ward, middle, rng.uniform(0, math.pi), [])


def _spot(ward: Ward, rng: np.random.Generator) -> Point:
    """Somewhere in the ward, nearer its middle than its edge: a village, not a field."""
    middle = ward.centre if ward.outline.contains(ward.centre) else ward.outline.representative_point()
    reach = math.sqrt(ward.outline.area) / (2.5 if ward.district == CITY else 6)
    for _ in range(50):
        point = Point(middle.x + rng.normal(0, reach / 2), middle.y + rng.normal(0, reach / 2))
        if ward.outline.contains(point):
            return point
    return middle


def _build(street: Street, first: int, codes: "_Codes", rng: np.random.Generator) -> None:
    houses = int(rng.integers(10, 34))
    postcode = ""
    for position in range(houses):
        if position % 17 == 0:
            postcode = codes.next_near(street.middle)
        flats = 6 if rng.uniform() < 0.03 else 1
        for flat in range(1, flats + 1):
            number = f"Flat {flat}, {position + 1}" if flats > 1 else str(position + 1)
            uprn = 900_000_000_000 + first + len(street.homes)
            street.homes.append(Home(uprn, number, street, postcode))


class _Codes:
    """Hands out postcodes of the made-up area CX in order, one run for each post town."""

    def __init__(self, rng: np.random.Generator) -> None:
        self.used = [0] * len(_OUTWARD_TOWNS)
        self.order = [rng.permutation(9 * 400) for _ in _OUTWARD_TOWNS]

    def next_near(self, middle: tuple[float, float]) -> str:
        town = min(range(len(_OUTWARD_TOWNS)), key=lambda index: math.dist(middle, _OUTWARD_TOWNS[index]))
        number = int(self.order[town][self.used[town]])
        self.used[town] += 1
        digit, letters = number // 400 + 1, number % 400
        return f"CX{town + 1} {digit}{_INWARD_LETTERS[letters // 20]}{_INWARD_LETTERS[letters % 20]}"


def _postcodes(rng: np.random.Generator) -> _Codes:
    return _Codes(rng)


def _place(streets: list[Street]) -> None:
    """Positions for all homes at once: 14 metres apart along the street, odd numbers on one side."""
    homes, points = [], []
    for street in streets:
        along = np.array([math.cos(street.angle), math.sin(street.angle)])
        across = np.array([-along[1], along[0]])
        for index, home in enumerate(street.homes):
            offset = (index - len(street.homes) / 2) * 14
            homes.append(home)
            points.append(np.array(street.middle) + along * offset + across * (9 if index % 2 else -9))
    for home, (longitude, latitude) in zip(homes, to_longitude_latitude(np.array(points)), strict=True):
        home.longitude, home.latitude = round(float(longitude), 6), round(float(latitude), 6)
