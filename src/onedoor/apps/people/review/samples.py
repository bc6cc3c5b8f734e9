"""What reviewers found of pairs, for measuring how well records are matched. No names, no keys."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from onedoor.apps.people.data import PairState
from onedoor.apps.people.models import Pair, Resident
from onedoor.apps.places import services as places
from onedoor.foundation import clock

__all__ = ["FIFTHS", "JudgedPair", "judged_pairs"]

_BANDS = ((18, "Under 18"), (35, "18 to 34"), (65, "35 to 64"), (200, "65 and over"))
NOT_RECORDED = "Not recorded"
FIFTHS = ("Most deprived fifth", "Second fifth", "Middle fifth", "Fourth fifth", "Least deprived fifth")


@dataclass(frozen=True, slots=True)
class JudgedPair:
    """`treatment` is what the matcher did, `drawn_of` the share of such pairs that is looked at."""

    treatment: str
    is_same: bool
    drawn_of: float
    age_band: str
    sex: str
    deprivation: str


def judged_pairs() -> list[JudgedPair]:
    """Every pair of which reviewers could tell what it is. What either record says counts for the pair's group."""
    today = clock.today()
    pairs = Pair.objects.filter(state__in=(PairState.SAME, PairState.DIFFERENT)).select_related("one", "other")
    return [
        JudgedPair(
            pair.treatment, pair.state == PairState.SAME, pair.drawn_of, _band(pair.one, pair.other, today),
            {"m": "Male", "f": "Female"}.get(pair.one.sex or pair.other.sex, NOT_RECORDED), fifth,
        )
        for pair, fifth in zip(pairs, _fifths(pairs), strict=True)
    ]  # fmt: skip


def _fifths(pairs: Iterable[Pair]) -> list[str]:
    """By where the first record lives, else the other. Fifths and not tenths: pairs are few."""
    records = [(pair.one, pair.other) for pair in pairs]
    tenths = iter(places.deprivation_of([_spot(record) for both in records for record in both]))
    found = ((one or other) for one, other in zip(tenths, tenths, strict=True))
    return [FIFTHS[(tenth - 1) // 2] if tenth else NOT_RECORDED for tenth in found]


def _spot(record: Resident) -> places.Spot:
    return places.Spot(record.latitude, record.longitude, record.postcode_key)


def _band(one: Resident, other: Resident, today: date) -> str:
    born = one.birth_date or other.birth_date
    if born is None:
        return NOT_RECORDED
    age = today.year - born.year - ((today.month, today.day) < (born.month, born.day))
    return next(label for limit, label in _BANDS if age < limit)
