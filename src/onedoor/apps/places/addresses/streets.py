"""Finding a street by a misspelt name: names that share its trigrams, then the edit distance to those few."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from rapidfuzz import fuzz

from onedoor.apps.places.addresses.lines import normal_form, trigrams

__all__ = ["FoundStreet", "StreetIndex"]

# Names that get the dear comparison; a misspelling of the right one shares more trigrams than the fiftieth wrong one.
NAMES_COMPARED = 50
LEAST_NAME = 0.7
# A street this much worse than the best one is not looked through for the door.
MARGIN = 0.12


@dataclass(frozen=True, slots=True)
class FoundStreet:
    """`name_score` and `town_score` run from 0 to 1; `town_score` is None where nothing typed could be a town."""

    id: int
    name_score: float
    town_score: float | None

    @property
    def score(self) -> float:
        return 0.75 * self.name_score + 0.25 * (0.6 if self.town_score is None else self.town_score)


class StreetIndex:
    """Built once from (id, name, locality and town), then only read. 40,000 streets take about 20 MB."""

    def __init__(self, streets: Iterable[tuple[int, str, str]]) -> None:
        by_name: dict[str, list[tuple[int, str]]] = defaultdict(list)
        for pk, name, context in streets:
            by_name[normal_form(name)].append((pk, normal_form(context)))
        self._names = list(by_name)
        self._streets = list(by_name.values())
        postings: dict[str, list[int]] = defaultdict(list)
        sizes = []
        for number, name in enumerate(self._names):
            parts = trigrams(name)
            sizes.append(len(parts))
            for part in parts:
                postings[part].append(number)
        self._sizes = np.array(sizes or [1], dtype=np.float64)
        self._postings: dict[str, NDArray[np.int32]] = {
            part: np.array(numbers, dtype=np.int32) for part, numbers in postings.items()
        }

    def find(self, words: str, *, limit: int = 60) -> list[FoundStreet]:
        """Streets whose name is in the words, best first. `words` are in normal form."""
        lists = [self._postings[part] for part in trigrams(words) if part in self._postings]
        if not lists:
            return []
        shared = np.bincount(np.concatenate(lists), minlength=len(self._names)) / self._sizes
        few = np.argsort(-shared)[:NAMES_COMPARED].tolist()
        scores = {number: _name_score(self._names[number], words) for number in few}
        least = max(LEAST_NAME, max(scores.values()) - MARGIN)
        found: list[FoundStreet] = []
        for number, name_score in scores.items():
            if name_score >= least:
                name = self._names[number]
                rest = words.replace(name, " ", 1) if name in words else _without(name, words)
                found += [FoundStreet(pk, name_score, _town_score(ctx, rest)) for pk, ctx in self._streets[number]]
        best = max((street.score for street in found), default=0.0)
        likely = [street for street in found if street.score >= best - MARGIN]
        return sorted(likely, key=lambda street: -street.score)[:limit]


def _name_score(name: str, words: str) -> float:
    alike = fuzz.partial_ratio(name, words) if len(name) <= len(words) else fuzz.ratio(name, words)
    # A short name hides easily in a long line: whole words count for more than a run of letters.
    return (0.5 * alike + 0.5 * _word_by_word(name, words)) / 100 if alike < 100 else _whole(name, words)


def _word_by_word(name: str, words: str) -> float:
    """The mean likeness, weighted by length, of each word of the name to the typed word most like it."""
    typed = words.split()
    parts = name.split()
    alike = sum(len(part) * max(fuzz.ratio(part, word) for word in typed) for part in parts)
    return alike / sum(map(len, parts))


def _whole(name: str, words: str) -> float:
    """1 where the name stands as whole words at the start, a little less elsewhere, less again inside a word."""
    if f"{words} ".startswith(f"{name} "):
        return 1.0
    return 0.98 if f" {name} " in f" {words} " else 0.8


def _without(name: str, words: str) -> str:
    """The words left when those that resemble the street's are taken away."""
    parts = name.split()
    return " ".join(word for word in words.split() if not any(fuzz.ratio(word, part) >= 70 for part in parts))


def _town_score(context: str, rest: str) -> float | None:
    rest = rest.strip()
    if not rest:
        return None
    return float(fuzz.token_set_ratio(context, rest)) / 100 if context else 0.3
