"""How right the links are, where it is known who each record is of."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

__all__ = ["Score", "score_clusters", "score_pairs"]


@dataclass(frozen=True, slots=True)
class Score:
    """Pairs rightly joined, wrongly joined and missed."""

    right: int
    wrong: int
    missed: int

    @property
    def precision(self) -> float:
        return self.right / max(self.right + self.wrong, 1)

    @property
    def recall(self) -> float:
        return self.right / max(self.right + self.missed, 1)

    @property
    def f1(self) -> float:
        return 2 * self.right / max(2 * self.right + self.wrong + self.missed, 1)


def score_pairs(
    links: Iterable[tuple[int, int, float]], truth: Sequence[str], files: Sequence[int], across: bool
) -> Score:
    """Each link by itself. `across`: only pairs of one record from each of two files count."""
    right = wrong = 0
    for left, other, _ in links:
        if across and files[left] == files[other]:
            continue
        if truth[left] and truth[left] == truth[other]:
            right += 1
        else:
            wrong += 1
    return Score(right, wrong, _pairs_within(truth, files, across) - right)


def score_clusters(heads: Sequence[int], truth: Sequence[str], files: Sequence[int], across: bool) -> Score:
    """Every two records made one person, whether linked straight or through others."""
    made = _pairs_within([str(head) for head in heads], files, across)
    both = [f"{head}\0{who}" if who else "" for head, who in zip(heads, truth, strict=True)]
    right = _pairs_within(both, files, across)
    return Score(right, made - right, _pairs_within(truth, files, across) - right)


def _pairs_within(groups: Sequence[str], files: Sequence[int], across: bool) -> int:
    """How many pairs of records are in the same group; a record in no group is in no pair."""
    sizes = Counter(group for group in groups if group)
    pairs = sum(size * (size - 1) // 2 for size in sizes.values())
    if across:
        by_file = Counter((group, file) for group, file in zip(groups, files, strict=True) if group)
        pairs -= sum(size * (size - 1) // 2 for size in by_file.values())
    return pairs
