"""What an agreement is worth: Fellegi–Sunter weights with the commonness of what agrees. No Django here.

Three stories are told of each pair, not two: it is one person, two strangers, or two people of one home. Relatives
share an address, a phone and a surname by living together, so that weights for strangers would make one person of
twins, or of a father and the son who has his name. The weight is the odds of the first story against both others.
"""

import math
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from onedoor.apps.people.defaults.files import read_default

__all__ = ["FREQUENT", "RARE", "Weights", "parts_of", "read_rates", "shipped_weights", "weigh"]

# The fields in which it counts how common the value is that both have.
FREQUENT = ("given", "surname", "birth", "town")
RARE = 1e-6
_UNTOLD = (0.5, 0.5, 0.5)
_NO_RATES: Mapping[str, tuple[float, float, float]] = {}
Rates = Mapping[str, Mapping[str, tuple[float, float, float]]]


@dataclass(frozen=True, slots=True)
class Weights:
    """`rates`: field to level to the share of pairs at it that are one person, strangers and relatives.

    `known`: how likely somebody new is known already; `relatives`: how many people of their home a person has here;
    `sure`, `doubtful`: in bits, from where records are joined unasked and from where a person should look.
    """

    rates: Rates
    known: float
    relatives: float
    sure: float
    doubtful: float


@lru_cache(maxsize=1)
def shipped_weights() -> Weights:
    """Those of `matching.json`, which the installation's own file of that name replaces."""
    data = read_default("matching.json")
    return Weights(
        read_rates(data["rates"]), data["known"], data["relatives"], data["sure_from_bits"], data["doubtful_from_bits"]
    )


def read_rates(data: Mapping[str, Mapping[str, Any]]) -> Rates:
    """As JSON holds them."""
    return {
        field: {level: (float(m), float(u), float(home)) for level, (m, u, home) in levels.items()}
        for field, levels in data.items()
    }


def weigh(levels: Mapping[str, str], weights: Weights, *, records: int, shares: Mapping[str, float]) -> float:
    """The weight in bits among so many records.

    `shares`: field to the share of records that hold the value looked for; used where both hold it.
    """
    same, stranger, relative = weights.known, 1.0, weights.relatives
    for field, level in levels.items():
        m, u, home = _told(field, level, weights, shares)
        same, stranger, relative = same * m, stranger * u, relative * home
    records = max(records, 1)
    return math.log2(same / records) - math.log2(stranger + relative / records)


def parts_of(levels: Mapping[str, str], weights: Weights, *, shares: Mapping[str, float]) -> dict[str, float]:
    """What each field says, in bits, of one person against two strangers."""
    told = {field: _told(field, level, weights, shares) for field, level in levels.items()}
    return {field: math.log2(m / u) for field, (m, u, _) in told.items()}


def _told(field: str, level: str, weights: Weights, shares: Mapping[str, float]) -> tuple[float, float, float]:
    m, u, home = weights.rates.get(field, _NO_RATES).get(level, _UNTOLD)
    if level == "same" and field in shares:
        u = max(shares[field], RARE)
        # Relatives who agree in what a home does not share agree by chance, and in common names more often.
        return m, u, max(home, u) if field == "given" else home
    if level == "swapped" and "given" in shares and "surname" in shares:
        # Names change places together, so a chance swap is as rare as two chance agreements.
        return m, max(shares["given"] * shares["surname"], RARE / 10), home
    return m, u, home
