"""How far two people's evidence agrees in each field: the levels of `linkage/levels.py`, told apart in Python.

Never further apart than bulk linking says, which sees one name and one phone of each; a test holds the two together.
"""

from collections.abc import Callable, Iterable
from functools import lru_cache
from itertools import product

from rapidfuzz.distance import DamerauLevenshtein, JaroWinkler

from onedoor.apps.people.matching.evidence import Evidence
from onedoor.apps.people.matching.nicknames import roots_of
from onedoor.apps.people.search.sounds import sound_of

__all__ = ["DIFFERS", "ORDER", "compare"]

DIFFERS = "differs"
# Best first. A birth date of which only the year, or month and year, was said has levels of its own here.
ORDER: dict[str, tuple[str, ...]] = {
    "given": ("same", "nickname", "slip", "near", "begun", DIFFERS),
    "surname": ("same", "swapped", "slip", "near", "crossed", "part", DIFFERS),
    "birth": ("same", "turned", "slip", "month_said", "year_said", "part", "year", DIFFERS),
    "address": (
        "door", "code", "door_near", "street", "postcode", "street_alone", "town", "town_near", "area", DIFFERS,
    ),
    "phone": ("same", "slip", DIFFERS),
    "email": ("same", "slip", "box", "near", DIFFERS),
    "number": ("same", "slip", "two", DIFFERS),
    "reference": ("same",),
}  # fmt: skip
_NEAR_NAMES = frozenset(("same", "nickname", "swapped", "slip", "near"))


def compare(one: Evidence, other: Evidence) -> dict[str, str]:
    """Field to level, of the fields both know. Which of the two is which makes no difference."""
    levels = {field: level for field, told in _TOLD_APART.items() if (level := told(one, other))}
    if levels.get("email") in {"slip", "box", "near"} and levels.get("surname") in _NEAR_NAMES:
        # Namesakes have addresses as alike as their names: that is not a second thing they share.
        del levels["email"]
    return levels


def _slip(one: str, other: str, most: int = 1) -> bool:
    return DamerauLevenshtein.distance(one, other, score_cutoff=most) <= most


def _near(one: str, other: str, least: float) -> bool:
    return _likeness(one, other, least) >= least


def _likeness(one: str, other: str, least: float) -> float:
    # In one order, for the measure is not always the same both ways round.
    return JaroWinkler.similarity(min(one, other), max(one, other), score_cutoff=least)


def _best(field: str, levels: Iterable[str]) -> str:
    return min(levels, key=ORDER[field].index)


def _given(one: Evidence, other: Evidence) -> str:
    if one.given and one.given == other.given:
        return "same"
    if one.given and other.given and (one.given == other.surname or one.surname == other.given):
        # Weighed once, with the surname it stands in the place of.
        return ""
    mine = [name for name in (one.given, one.known) if name]
    theirs = [name for name in (other.given, other.known) if name]
    if not mine or not theirs:
        return ""
    return _best("given", [_given_level(name, their) for name, their in product(mine, theirs)])


@lru_cache(maxsize=50_000)
def _given_level(one: str, other: str) -> str:
    if one == other:
        return "same"
    first, second = one.partition(" ")[0], other.partition(" ")[0]
    if not roots_of(first).isdisjoint(roots_of(second)):
        return "nickname"
    if _slip(one, other) and min(len(one), len(other)) > 2:
        return "slip"
    if _near(one, other, 0.88) or (len(first) > 2 and sound_of(first) == sound_of(second)):
        return "near"
    if one.startswith(other) or other.startswith(one) or _initials(one, other) or _a_middle_name(one, other):
        return "begun"
    return DIFFERS


def _initials(one: str, other: str) -> bool:
    """`j p` is john paul: each word begins the other's."""
    return all(
        word.startswith(their) or their.startswith(word)
        for word, their in zip(one.split(" "), other.split(" "), strict=False)
    )


def _a_middle_name(one: str, other: str) -> bool:
    """`paul` is john paul."""
    few, many = sorted((one.split(" "), other.split(" ")), key=len)
    return len(few) < len(many) and set(few) <= set(many)


def _surname(one: Evidence, other: Evidence) -> str:
    mine, theirs = one.surname, other.surname
    if not mine or not theirs:
        return ""
    if mine == theirs:
        return "same"
    if one.given and other.given and one.given == theirs and mine == other.given:
        return "swapped"
    level = _surname_level(mine, theirs)
    if level in {"part", DIFFERS} and ((one.given and one.given == theirs) or (other.given and mine == other.given)):
        return "crossed"
    return level


@lru_cache(maxsize=50_000)
def _surname_level(mine: str, theirs: str) -> str:
    if _slip(mine, theirs) and min(len(mine), len(theirs)) > 2:
        return "slip"
    if _near(mine, theirs, 0.88) or (len(mine) > 2 and sound_of(mine) == sound_of(theirs)):
        return "near"
    few, many = sorted((mine.split(" "), theirs.split(" ")), key=len)
    return "part" if len(many) > 1 and set(few) <= set(many) else DIFFERS


def _birth(one: Evidence, other: Evidence) -> str:
    mine, theirs = one.birth, other.birth
    if not mine or not theirs:
        return ""
    year, month, day = mine[:4] == theirs[:4], mine[4:6] == theirs[4:6], mine[6:] == theirs[6:]
    month_unsaid, day_unsaid = "00" in (mine[4:6], theirs[4:6]), "00" in (mine[6:], theirs[6:])
    if month_unsaid or day_unsaid:
        return _in_part(year, month, month_unsaid)
    if mine == theirs:
        return "same"
    if year and mine[4:6] == theirs[6:] and mine[6:] == theirs[4:6]:
        return "turned"
    if _slip(mine, theirs):
        return "slip"
    if (year and (month or day)) or (month and day):
        return "part"
    return "year" if year else DIFFERS


def _in_part(year: bool, month: bool, month_unsaid: bool) -> str:
    if not year:
        return DIFFERS
    if month_unsaid:
        return "year_said"
    return "month_said" if month else "year"


def _address(one: Evidence, other: Evidence) -> str:
    if one.uprn and one.uprn == other.uprn:
        return "door"
    street = bool(one.street and other.street)
    code, town = bool(one.postcode and other.postcode), bool(one.town and other.town)
    if not (street or code or town):
        return ""
    same_code, same_town = code and one.postcode == other.postcode, town and one.town == other.town
    near_code = same_code or (code and _slip(one.postcode, other.postcode))
    likeness = _likeness(one.street, other.street, 0.9) if street else 0.0
    is_elsewhere = bool(one.uprn and other.uprn)
    if one.house and one.house == other.house and not is_elsewhere:
        if likeness == 1.0 and (near_code or same_town):
            return "door"
        if same_code:
            return "code"
        if likeness >= 0.9:
            return "door_near"
    if likeness >= 0.92 and (near_code or same_town):
        return "street"
    if same_code:
        return "postcode"
    if likeness >= 0.95:
        return "street_alone"
    return _district(one, other, same_town, town, near_code, code)


def _district(one: Evidence, other: Evidence, same_town: bool, town: bool, near_code: bool, code: bool) -> str:
    if same_town:
        return "town"
    if near_code or (town and _near(one.town, other.town, 0.88)):
        return "town_near"
    return "area" if code and _outward(one.postcode) == _outward(other.postcode) else DIFFERS


def _outward(code: str) -> str:
    return code[:-2] if code.isdigit() else code[:-3] if len(code) > 4 else code


def _phone(one: Evidence, other: Evidence) -> str:
    if not one.phones or not other.phones:
        return ""
    if not set(one.phones).isdisjoint(other.phones):
        return "same"
    return "slip" if any(_slip(*pair) for pair in product(one.phones, other.phones)) else DIFFERS


def _email(one: Evidence, other: Evidence) -> str:
    if not one.emails or not other.emails:
        return ""
    if not set(one.emails).isdisjoint(other.emails):
        return "same"
    return _best("email", [_email_level(*pair) for pair in product(one.emails, other.emails)])


def _email_level(one: str, other: str) -> str:
    if _slip(one, other, 2):
        return "slip"
    if one.partition("@")[0] == other.partition("@")[0]:
        return "box"
    return "near" if _near(one, other, 0.9) else DIFFERS


def _number(one: Evidence, other: Evidence) -> str:
    """NHS numbers, NI numbers by their keyed hash; where both kinds are known, the better speaks."""
    found = []
    if one.ni and other.ni:
        found.append("same" if one.ni == other.ni else DIFFERS)
    if one.nhs and other.nhs:
        apart = DamerauLevenshtein.distance(one.nhs, other.nhs, score_cutoff=2)
        found.append(("same", "slip", "two", DIFFERS)[apart])
    return _best("number", found) if found else ""


def _reference(one: Evidence, other: Evidence) -> str:
    """A person may have a reference at each body: two that differ say nothing."""
    return "same" if one.reference and one.reference == other.reference else ""


_TOLD_APART: dict[str, Callable[[Evidence, Evidence], str]] = {
    "given": _given,
    "surname": _surname,
    "birth": _birth,
    "address": _address,
    "phone": _phone,
    "email": _email,
    "number": _number,
    "reference": _reference,
}
