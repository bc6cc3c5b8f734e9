"""Words as search sees them: folded, lightly stemmed, and the nearest known word to a misspelt one. Pure."""

import re
import unicodedata
from collections.abc import Iterable, Sequence
from functools import lru_cache

from rapidfuzz.distance import OSA
from rapidfuzz.process import extract

__all__ = ["STOP_WORDS", "nearest", "stem", "telling_words", "tokens", "words_of"]

# Words that say nothing about the need. "out", "up", "not" and the like stay: "street light out", "not collected".
_STOP_WORDS = (
    "a about all am an and any are as at be been being by can could did do does doing for from get getting go got had "
    "has have he her hers him his how i id if ill im in into is it its ive just me mine my of on or our ours please "
    "she should so some someone something than that thats the their theirs them then there theres these they theyre "
    "thing this those to us want wants was we were weve what whats when where which while who whos whom why will with "
    "would you your yours need needs find help"
)
STOP_WORDS = frozenset(_STOP_WORDS.split())
_WORD = re.compile(r"[a-z0-9]+")
_ENDINGS = (
    ("ational", "ate"), ("ations", ""), ("ation", ""), ("ctions", "ct"), ("ction", "ct"), ("ements", ""),
    ("ement", ""), ("ments", ""), ("ment", ""), ("ingly", ""), ("edly", ""), ("ings", ""), ("ing", ""), ("ies", "y"),
    ("ied", "y"), ("sses", "ss"), ("ches", "ch"), ("shes", "sh"), ("xes", "x"), ("uses", "us"), ("ers", ""), ("er", ""),
    ("ed", ""), ("es", ""), ("ly", ""), ("s", ""), ("e", ""),
)  # fmt: skip


# Taken off short words these would make rats of rates, and a car of care.
_ENDINGS_OF_LONG_WORDS = frozenset(("ers", "er", "es", "e"))


def words_of(text: str) -> list[str]:
    """Lower-case words without accents or apostrophes: "Can't" is one word, "fly-tipping" two."""
    folded = unicodedata.normalize("NFKD", text.lower()).encode("ascii", "ignore").decode()
    return _WORD.findall(folded.replace("'", "").replace("’", ""))


@lru_cache(maxsize=20_000)
def stem(word: str) -> str:
    """A light stem: "collections", "collected" and "collect" meet; never shorter than three letters."""
    for ending, instead in _ENDINGS:
        least = 4 if ending in _ENDINGS_OF_LONG_WORDS else 3
        if word.endswith(ending) and len(word) - len(ending) + len(instead) >= least and not word.endswith("ss"):
            word = word[: len(word) - len(ending)] + instead
            break
    # "dropped" and "drop", "tipping" and "tip".
    if len(word) > 3 and word[-1] == word[-2] and word[-1] not in "lsz":
        word = word[:-1]
    return word[:-1] + "i" if len(word) > 3 and word.endswith("y") else word


def telling_words(text: str) -> list[str]:
    """The words that carry meaning, as written; all of them, if none does."""
    words = words_of(text)
    return [word for word in words if word not in STOP_WORDS] or words


def tokens(text: str, *, keep_all: bool = False) -> list[str]:
    """Stems of the words that carry meaning, or of all words."""
    return [stem(word) for word in (words_of(text) if keep_all else telling_words(text))]


def nearest(word: str, vocabulary: Sequence[str] | Iterable[str], *, most: int = 3) -> list[tuple[str, float]]:
    """Known words within a slip or two of this one, with how like they are (0–1), the likest first.

    One slip in words of four or five letters, two in longer ones; shorter words are taken as typed.
    """
    if len(word) < 4 or word.isdigit():
        return []
    slips = 1 if len(word) < 6 else 2
    found = extract(word, vocabulary, scorer=OSA.distance, score_cutoff=slips, limit=most * 2)  # type: ignore[arg-type]
    # People rarely miss the first letter; one that differs counts as half a slip more.
    ranked = [(known, distance + (known[0] != word[0]) * 0.5) for known, distance, _ in found]
    best = sorted(ranked, key=lambda pair: pair[1])[:most]
    return [(known, 1 - distance / max(len(word), len(known))) for known, distance in best]
