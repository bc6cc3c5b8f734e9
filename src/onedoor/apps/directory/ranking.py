"""Finding documents by words: an inverted index in memory, ranked as BM25F ranks. Pure, without Django.

Robertson, Zaragoza: The Probabilistic Relevance Framework: BM25 and Beyond (2009). A word counts by how rare it is, by
the field it stands in (`FIELD_WEIGHTS`) and, less and less, by how often; long fields count for less.
"""

import math
from bisect import bisect_left
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from onedoor.apps.directory.words import nearest, stem, telling_words, tokens, words_of

__all__ = ["Document", "Found", "Index"]

FIELD_WEIGHTS = {"name": 6.0, "keywords": 5.0, "list_name": 3.0, "summary": 1.5, "description": 0.6, "topic": 0.4}
SATURATION = 1.2
LENGTH_WEIGHT = {"name": 0.3, "keywords": 0.1, "list_name": 0.3, "summary": 0.5, "description": 0.75, "topic": 0.0}
# A whole phrase of the service's own, found in what was typed, says more than its words do.
PHRASE_BONUS = 9.0
EXACT_BONUS = 12.0
# A word that only stands for the one typed counts for less than the word itself.
SYNONYM_WEIGHT = 0.8
PREFIX_WEIGHT = 0.55
MISSPELT_WEIGHT = 0.85
MOST_COMPLETIONS = 8
# Whatever scores under this share of the best is a chance meeting of words, and only buries what fits. What a whole
# phrase adds is left out of the best: it says which service is meant, not that its neighbours are not.
LEAST_SHARE = 0.3


@dataclass(frozen=True, slots=True)
class Document:
    """One thing to be found. `phrases` are whole expressions people use for it; `boost` multiplies its score."""

    key: str
    fields: Mapping[str, str]
    phrases: tuple[str, ...] = ()
    boost: float = 1.0


@dataclass(slots=True)
class Found:
    """A document, its score, and which typed word led to which known one."""

    key: str
    score: float = 0.0
    bonus: float = 0.0
    words: dict[str, str] = field(default_factory=dict)
    phrase: str = ""


class Index:
    """Built once from all documents; searching changes nothing, so threads may share it."""

    def __init__(self, documents: Iterable[Document], synonyms: Iterable[tuple[str, str]] = ()) -> None:
        self._documents = {document.key: document for document in documents}
        self._postings: dict[str, dict[str, float]] = defaultdict(dict)
        self._phrases: dict[tuple[str, ...], list[str]] = defaultdict(list)
        # Every word as it is written, by its stem: misspellings are measured against words, not stems.
        self._written: dict[str, str] = {}
        self._synonyms: dict[tuple[str, ...], list[tuple[str, ...]]] = defaultdict(list)
        self._fill()
        for term, means in synonyms:
            self._learn_synonym(term, means)
        self._vocabulary = sorted(self._written)
        # People are told a word, not a stem: the shortest that has it.
        self._shown = {self._written[word]: word for word in sorted(self._written, key=len, reverse=True)}
        self._longest = max((len(phrase) for phrase in (*self._phrases, *self._synonyms)), default=1)
        total = len(self._documents)
        self._rarity = {
            word: math.log(1 + (total - len(found) + 0.5) / (len(found) + 0.5))
            for word, found in self._postings.items()
        }

    def _fill(self) -> None:
        counts = {
            key: {name: Counter(self._learn(text)) for name, text in document.fields.items()}
            for key, document in self._documents.items()
        }
        lengths: dict[str, list[int]] = defaultdict(list)
        for fields in counts.values():
            for name, words in fields.items():
                lengths[name].append(words.total())
        mean = {name: sum(found) / len(found) or 1 for name, found in lengths.items()}
        for key, counted in counts.items():
            for name, words in counted.items():
                shorter = LENGTH_WEIGHT[name]
                norm = 1 - shorter + shorter * words.total() / mean[name]
                for word, count in words.items():
                    found = self._postings[word]
                    found[key] = found.get(key, 0.0) + FIELD_WEIGHTS[name] * count / norm
        for key, document in self._documents.items():
            for expression in document.phrases:
                if phrase := tuple(tokens(expression, keep_all=True)):
                    self._phrases[phrase].append(key)

    def _learn(self, text: str) -> list[str]:
        for word in words_of(text):
            self._written.setdefault(word, stem(word))
        return tokens(text)

    def _learn_synonym(self, term: str, means: str) -> None:
        self._learn(term)
        self._synonyms[tuple(tokens(term, keep_all=True))].append(tuple(tokens(means)))

    def search(self, text: str, *, limit: int = 20) -> list[Found]:
        """The documents that fit, best first; those far behind the best are left out."""
        found: dict[str, Found] = {}
        expansions = self._expand(text)
        for typed, weights in expansions:
            self._score_word(typed, weights, found)
        self._score_phrases(text, found)
        # Of two that match, the one that matches more of what was typed comes first.
        wanted = len(expansions) or 1
        by_words = 0.0
        for one in found.values():
            share = self._documents[one.key].boost * (0.4 + 0.6 * min(1.0, len(one.words) / wanted))
            by_words = max(by_words, one.score * share)
            one.score = (one.score + one.bonus) * share
        fitting = (one for one in found.values() if one.score >= by_words * LEAST_SHARE)
        return sorted(fitting, key=lambda one: (-one.score, one.key))[:limit]

    def _score_word(self, typed: str, weights: Mapping[str, float], found: dict[str, Found]) -> None:
        best: dict[str, tuple[float, str]] = {}
        for word, weight in weights.items():
            for key, frequency in self._postings.get(word, {}).items():
                score = weight * self._rarity[word] * frequency / (SATURATION * 3 + frequency)
                if score > best.get(key, (0.0, ""))[0]:
                    best[key] = (score, word)
        for key, (score, word) in best.items():
            one = found.setdefault(key, Found(key))
            one.score += score
            one.words[typed] = self._shown.get(word, word)

    def _score_phrases(self, text: str, found: dict[str, Found]) -> None:
        whole = tuple(tokens(text, keep_all=True))
        for phrase in self._runs(whole):
            for key in self._phrases.get(phrase, ()):
                one = found.setdefault(key, Found(key))
                share = len(phrase) / len(whole)
                bonus = EXACT_BONUS if phrase == whole else PHRASE_BONUS * share
                if bonus > 0 and len(" ".join(phrase)) > len(one.phrase):
                    one.bonus += bonus
                    one.phrase = " ".join(phrase)

    def _runs(self, words: Sequence[str]) -> list[tuple[str, ...]]:
        """Every run of neighbouring words that may be a phrase, the longest first."""
        most = min(len(words), self._longest)
        return [
            tuple(words[start : start + size]) for size in range(most, 0, -1) for start in range(len(words) - size + 1)
        ]

    def _expand(self, text: str) -> list[tuple[str, dict[str, float]]]:
        """For each telling word typed, the known words it may stand for and how much each counts."""
        meant = [run for run in self._runs(tokens(text, keep_all=True)) if run in self._synonyms]
        # Words of an expression we know are not guessed at one by one.
        settled = {word for run in meant if len(run) > 1 for word in run}
        expanded = [
            (word, self._known_as(word, may_guess=stem(word) not in settled))
            for word in dict.fromkeys(telling_words(text))
        ]
        for run in meant:
            for word in (word for means in self._synonyms[run] for word in means):
                self._merge(expanded, run, word)
        return expanded

    @staticmethod
    def _merge(expanded: list[tuple[str, dict[str, float]]], run: Sequence[str], word: str) -> None:
        """The meaning of a run of typed words counts for the first of them that carries meaning."""
        for typed, weights in expanded:
            if stem(typed) in run:
                weights[word] = max(weights.get(word, 0.0), 1.0 if len(run) > 1 else SYNONYM_WEIGHT)
                return
        expanded.append((" ".join(run), {word: SYNONYM_WEIGHT}))

    def _beginning_with(self, word: str) -> list[str]:
        """A few known words that begin with what was typed so far."""
        start = bisect_left(self._vocabulary, word)
        following = self._vocabulary[start : start + MOST_COMPLETIONS]
        return [known for known in following if len(word) > 2 and known.startswith(word)]

    def _known_as(self, word: str, *, may_guess: bool = True) -> dict[str, float]:
        root = stem(word)
        weights = {root: 1.0} if root in self._postings or (root,) in self._synonyms else {}
        if not weights and may_guess:
            weights |= {self._written[known]: PREFIX_WEIGHT for known in self._beginning_with(word)}
            for known, likeness in nearest(word, self._vocabulary):
                meant = self._written[known]
                weights[meant] = max(weights.get(meant, 0.0), MISSPELT_WEIGHT * likeness)
                for means in self._synonyms.get((meant,), ()):
                    weights |= {other: SYNONYM_WEIGHT * likeness for other in means if other not in weights}
        return weights
