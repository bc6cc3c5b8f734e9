"""How well records are matched, measured all the time: pairs drawn at random are looked at by reviewers.

Precision: of the pairs that were joined without anybody, the share reviewers found to be one person. Recall: of all
pairs found to be one person, the share that was joined or left to reviewers; each pair drawn stands for as many as its
draw left out, and the interval is Wilson's for as many pairs as these are worth (Kish's effective sample size).
"""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from onedoor.apps.insight.intervals import SUPPRESS_UNDER, Interval, wilson, wilson_share
from onedoor.apps.people import services as people
from onedoor.apps.people.data import Treatment
from onedoor.apps.places import services as places

__all__ = ["Matching", "matching_quality"]

# By words and not by numbers, so that "Under 18" is first.
_ORDER = ("Under 18", "18 to 34", "35 to 64", "65 and over", "Female", "Male", *people.FIFTHS, "Not recorded")


@dataclass(frozen=True, slots=True)
class Matching:
    """One group's precision and recall, and how many pairs of each kind reviewers have judged."""

    split: str
    label: str
    precision: Interval
    recall: Interval
    joined: int
    doubted: int
    refused: int

    @property
    def is_small(self) -> bool:
        """Too few to say anything of, and few enough to be known by."""
        return self.joined + self.doubted + self.refused < SUPPRESS_UNDER


def matching_quality() -> list[Matching]:
    """All pairs first, then by age, sex and deprivation of the home where known. A name's origin is never guessed."""
    pairs = people.judged_pairs()
    found = [_measured("All", "All", pairs)]
    splits: tuple[tuple[str, Callable[[people.JudgedPair], str]], ...] = (
        ("Age", lambda pair: pair.age_band),
        ("Sex", lambda pair: pair.sex),
    )
    if places.deprivation_index():
        splits += (("Deprivation", lambda pair: pair.deprivation),)
    for split, group_of in splits:
        groups = sorted({group_of(pair) for pair in pairs}, key=_ORDER.index)
        found += [_measured(split, group, [pair for pair in pairs if group_of(pair) == group]) for group in groups]
    return found


def _measured(split: str, label: str, pairs: Sequence[people.JudgedPair]) -> Matching:
    joined = [pair for pair in pairs if pair.treatment == Treatment.JOINED]
    refused = sum(pair.treatment == Treatment.REFUSED for pair in pairs)
    return Matching(
        split, label, wilson(sum(pair.is_same for pair in joined), len(joined)), _recall(pairs),
        len(joined), len(pairs) - len(joined) - refused, refused,
    )  # fmt: skip


def _recall(pairs: Iterable[people.JudgedPair]) -> Interval:
    true = [(1 / pair.drawn_of, pair.treatment != Treatment.REFUSED) for pair in pairs if pair.is_same]
    total = sum(weight for weight, _ in true)
    if not true:
        return wilson(0, 0)
    worth = total * total / sum(weight * weight for weight, _ in true)
    return wilson_share(sum(weight for weight, is_found in true if is_found) / total, worth, count=len(true))
