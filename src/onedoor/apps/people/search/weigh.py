"""How well a record agrees with a line, and why, in words."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import date

from rapidfuzz.distance import OSA

from onedoor.apps.people.search.line import Line
from onedoor.apps.people.search.sounds import sound_of

__all__ = ["Weighed", "weigh"]

# What each agreement adds. Only the order matters: things few people share outweigh things many do.
_REFERENCE, _EMAIL, _PHONE, _BIRTH, _POSTCODE = 100.0, 60.0, 50.0, 40.0, 25.0
_PART_OF_BIRTH, _PART_OF_POSTCODE, _PART_OF_PHONE = 12.0, 8.0, 15.0
_NAME, _NAME_BEGINS, _NAME_SOUNDS, _NAME_ONE_SLIP = 20.0, 14.0, 9.0, 8.0


@dataclass(frozen=True, slots=True)
class Weighed:
    """The sum of what agreed, its reasons, and how many of the line's terms did not agree."""

    score: float
    reasons: tuple[str, ...]
    unmet: int


def weigh(line: Line, keys: Mapping[str, Collection[str]]) -> Weighed:
    """Weigh one record, given its search keys by kind."""
    parts = [
        *(_hard(term, keys.get("reference", ()), _REFERENCE, 0, "Reference") for term in line.references),
        *(_hard(term, keys.get("email", ()), _EMAIL, 0, "E-mail") for term in line.emails),
        *(_hard(term, keys.get("phone", ()), _PHONE, _PART_OF_PHONE, "Phone") for term in line.phones),
        *(_birth(term, keys.get("birth", ())) for term in line.births),
        *(_hard(term, keys.get("postcode", ()), _POSTCODE, _PART_OF_POSTCODE, "Postcode") for term in line.postcodes),
        *(_name(term, keys.get("name", ())) for term in line.names),
    ]
    met = sorted((part for part in parts if part), reverse=True)
    return Weighed(
        score=sum(score for score, _ in met) / max(len(parts), 1),
        reasons=tuple(dict.fromkeys(reason for _, reason in met)),
        unmet=len(parts) - len(met),
    )


def _hard(term: str, values: Collection[str], whole: float, part: float, label: str) -> tuple[float, str] | None:
    if term in values:
        return whole, f"{label} agrees"
    if part and any(value.startswith(term) for value in values):
        return part, f"{label} begins so"
    return None


def _birth(term: str, values: Collection[str]) -> tuple[float, str] | None:
    if term in values:
        if term.startswith("d"):
            return _PART_OF_BIRTH, "Day and month of birth agree"
        return _BIRTH, f"Born {date.fromisoformat(term):%-d %B %Y}"
    if not term.startswith("d") and any(value.startswith(term) for value in values):
        return _PART_OF_BIRTH, "Year of birth agrees" if len(term) == 4 else "Month and year of birth agree"
    return None


def _name(term: str, words: Collection[str]) -> tuple[float, str] | None:
    if term in words:
        return _NAME, f"Name {term.title()}"
    for word in words:
        if word.startswith(term):
            return _NAME_BEGINS, f"Name begins {term.title()}"
    for word in words:
        if sound_of(word) == sound_of(term):
            return _NAME_SOUNDS, f"{word.title()} sounds like {term.title()}"
    for word in words:
        if OSA.distance(word, term, score_cutoff=1) <= 1:
            return _NAME_ONE_SLIP, f"{word.title()} is one letter from {term.title()}"
    return None
