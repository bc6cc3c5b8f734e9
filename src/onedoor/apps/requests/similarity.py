"""How likely two reports are about the same thing: place, kind, time and words. Pure calculation.

The weights are judgement, not measurement: place counts most, because people describe one pothole in many words,
and words least. A score of 1 is the same service, spot, hour and text.
"""

import math
from dataclasses import dataclass

from rapidfuzz import fuzz, utils

__all__ = ["NEAR_METRES", "RECENT_DAYS", "Likeness", "degrees_around", "likeness", "metres_between"]

NEAR_METRES = 100.0
RECENT_DAYS = 30
# What any two requests near by and recent enough score above; below, the list would be noise.
LEAST_SCORE = 0.45

_PLACE, _KIND, _TIME, _WORDS = 0.45, 0.25, 0.1, 0.2
_EARTH_METRES = 6_371_008.8


@dataclass(frozen=True, slots=True)
class Likeness:
    """0 to 1, and what it rests on in words."""

    score: float
    reasons: tuple[str, ...]


def metres_between(latitude: float, longitude: float, other_latitude: float, other_longitude: float) -> float:
    """Great-circle distance (haversine)."""
    first, second = math.radians(latitude), math.radians(other_latitude)
    half_up, half_along = (second - first) / 2, math.radians(other_longitude - longitude) / 2
    a = math.sin(half_up) ** 2 + math.cos(first) * math.cos(second) * math.sin(half_along) ** 2
    return 2 * _EARTH_METRES * math.asin(min(1.0, math.sqrt(a)))


def degrees_around(latitude: float, metres: float) -> tuple[float, float]:
    """Half the height and width, in degrees, of a box that holds every point within so many metres."""
    height = math.degrees(metres / _EARTH_METRES)
    return height, height / max(math.cos(math.radians(latitude)), 0.01)


def likeness(*, metres: float, is_same_service: bool, days_apart: float, text: str = "", other: str = "") -> Likeness:
    """Score two reports; each part falls from 1 to 0 over the distance, days or words that still count as near."""
    place = max(0.0, 1 - metres / NEAR_METRES)
    kind = 1.0 if is_same_service else 0.2
    time = max(0.0, 1 - days_apart / (3 * RECENT_DAYS))
    words = fuzz.token_set_ratio(text, other, processor=utils.default_process) / 100 if text and other else 0.0
    # Where nothing was written yet, words can neither speak for it nor against it.
    most = 1.0 if text and other else 1.0 - _WORDS
    score = (_PLACE * place + _KIND * kind + _TIME * time + _WORDS * words) / most
    reasons = [_distance(metres), "the same service" if is_same_service else "a related service"]
    reasons.append(_time(days_apart))
    if words >= 0.6:
        reasons.append("described alike")
    return Likeness(round(score, 3), tuple(reasons))


def _distance(metres: float) -> str:
    return "at the same spot" if metres < 5 else f"{round(metres)} metres away"


def _time(days: float) -> str:
    if days < 1:
        return "reported in the last day"
    return "reported 1 day ago" if days < 2 else f"reported {int(days)} days ago"
