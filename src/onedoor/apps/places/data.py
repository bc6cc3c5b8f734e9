"""Choices and frozen values that cross the border of places."""

from dataclasses import dataclass
from typing import Literal

import numpy as np
from numpy.typing import NDArray

__all__ = [
    "AddressMatch",
    "AddressRecord",
    "AreaRef",
    "AreasAt",
    "DeprivationIndex",
    "DrawnStreet",
    "Landmark",
    "Place",
    "Spot",
]


@dataclass(frozen=True, slots=True)
class AreaRef:
    """One area as others name it. `type` is the code of its kind, as in `district`."""

    uuid: str
    code: str
    name: str
    name_cy: str
    type: str


@dataclass(frozen=True, slots=True)
class Place:
    """Somewhere, and what it is part of.

    `areas` holds every area the place is in, smallest first; `doubtful` those it may also, or instead, be part of:
    the edge is nearer than it was drawn, or the postcode's addresses lie on both sides of it.
    """

    latitude: float | None
    longitude: float | None
    areas: tuple[AreaRef, ...]
    doubtful: tuple[AreaRef, ...]
    precision: Literal["point", "address", "postcode"]
    uprn: int | None = None
    address_text: str = ""
    postcode: str = ""


@dataclass(frozen=True, slots=True)
class AddressMatch:
    """An address that may be the one meant. `score` runs from 0 to 1; `reasons` say what agreed and what did not."""

    uprn: int
    line: str
    postcode: str
    latitude: float | None
    longitude: float | None
    score: float
    reasons: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class AreasAt:
    """Areas of many points: point `points[i]` is in `areas[numbers[i]]`."""

    points: NDArray[np.int64]
    numbers: NDArray[np.int64]
    areas: tuple[AreaRef, ...]


@dataclass(frozen=True, slots=True)
class AddressRecord:
    """An address to be kept, in the parts of BS 7666: `pao` as in `12A`, `14-16`, `The Elms`; `sao` as in `Flat 3`."""

    uprn: int
    pao: str
    street: str
    sao: str = ""
    organisation: str = ""
    locality: str = ""
    town: str = ""
    postcode: str = ""
    latitude: float | None = None
    longitude: float | None = None
    usrn: int | None = None
    classification: str = ""
    custodian: int | None = None


@dataclass(frozen=True, slots=True)
class Landmark:
    """The address nearest to a point, without its postcode, and how far away it is."""

    words: str
    metres: float


@dataclass(frozen=True, slots=True)
class DrawnStreet:
    """A street as far as a square of the map shows it. Points are longitude and latitude.

    `lines` run roughly along it, as its houses stand; `doors` are the houses, by number where they have one.
    """

    usrn: int
    name: str
    lines: tuple[tuple[tuple[float, float], ...], ...]
    doors: tuple[tuple[str, float, float], ...]


@dataclass(frozen=True, slots=True)
class Spot:
    """Where something is, as far as is known: a point, a postcode without its space, both or neither."""

    latitude: float | None = None
    longitude: float | None = None
    postcode_key: str = ""


@dataclass(frozen=True, slots=True)
class DeprivationIndex:
    """An edition of an index of deprivation, as in `IMD 2025`."""

    name: str
    year: int
    source: str
