"""Why two records may be one person, in words an adviser can say aloud. No Django here."""

from collections.abc import Callable, Mapping

from onedoor.apps.people.matching.compare import DIFFERS
from onedoor.apps.people.matching.evidence import Evidence
from onedoor.apps.people.matching.nicknames import roots_of

__all__ = ["reasons_for"]

_PLAIN: Mapping[tuple[str, str], str] = {
    ("given", "same"): "same given name",
    ("given", "slip"): "given name differs by one letter",
    ("given", "near"): "given name is nearly the same",
    ("given", "begun"): "given name is part of the other, or its initial",
    ("given", DIFFERS): "given name differs",
    ("surname", "same"): "same surname",
    ("surname", "swapped"): "given name and surname changed places",
    ("surname", "slip"): "surname differs by one letter",
    ("surname", "crossed"): "one’s given name is the other’s surname",
    ("surname", "part"): "one surname is part of the other",
    ("surname", DIFFERS): "surname differs",
    ("birth", "same"): "same birth date",
    ("birth", "turned"): "day and month of birth changed over",
    ("birth", "slip"): "birth date differs by one figure",
    ("birth", "month_said"): "same month and year of birth",
    ("birth", "year_said"): "birth year only",
    ("birth", "part"): "birth date agrees in part",
    ("birth", "year"): "same year of birth, another day",
    ("birth", DIFFERS): "birth date differs",
    ("address", "door"): "same address",
    ("address", "code"): "same house number and postcode",
    ("address", "door_near"): "same house number, street nearly the same",
    ("address", "street"): "same street",
    ("address", "postcode"): "same postcode",
    ("address", "street_alone"): "a street of the same name",
    ("address", "town"): "same town",
    ("address", "town_near"): "town or postcode nearly the same",
    ("address", "area"): "same part of the county",
    ("address", DIFFERS): "another address",
    ("phone", "same"): "same phone",
    ("phone", "slip"): "phone differs by one figure",
    ("phone", DIFFERS): "another phone",
    ("email", "same"): "same e-mail",
    ("email", "slip"): "e-mail differs by a letter or two",
    ("email", "box"): "same e-mail name, another provider",
    ("email", "near"): "e-mail is nearly the same",
    ("email", DIFFERS): "another e-mail",
    ("number", "slip"): "NHS number differs by one figure",
    ("number", "two"): "NHS number differs by two figures",
    ("reference", "same"): "same reference",
}


def reasons_for(
    asked: Evidence, found: Evidence, levels: Mapping[str, str], parts: Mapping[str, float]
) -> tuple[str, ...]:
    """What speaks for it, the weightiest first; then what speaks against it, the weightiest first."""
    order = sorted(levels, key=lambda field: (parts[field] <= 0, -abs(parts[field])))
    return tuple(_worded(field, levels[field], asked, found) for field in order)


def _worded(field: str, level: str, asked: Evidence, found: Evidence) -> str:
    special = _SPECIAL.get((field, level))
    return special(asked, found) if special else _PLAIN[field, level]


def _known_as(asked: Evidence, found: Evidence) -> str:
    """`known as Bill for William`."""
    mine, theirs = _firsts(asked), _firsts(found)
    one, other = next(
        ((a, b) for a in mine for b in theirs if a != b and not roots_of(a).isdisjoint(roots_of(b))),
        (mine[0], theirs[0]),
    )
    if one == other:
        return "same first name, other given names differ"
    short, whole = (one, other) if other in roots_of(one) else (other, one)
    return f"known as {short.title()} for {whole.title()}"


def _firsts(evidence: Evidence) -> list[str]:
    return [name.partition(" ")[0] for name in (evidence.given, evidence.known) if name]


def _same_given(asked: Evidence, found: Evidence) -> str:
    if asked.given != found.given and (asked.known or found.known):
        return "known by the same name"
    return "same given name"


def _near_surname(asked: Evidence, found: Evidence) -> str:
    few, many = sorted((asked.surname.split(" "), found.surname.split(" ")), key=len)
    return _PLAIN["surname", "part"] if set(few) < set(many) else "surname is nearly the same"


def _number(asked: Evidence, found: Evidence) -> str:
    if asked.nhs and found.nhs and asked.nhs == found.nhs:
        return "same NHS number"
    return "same National Insurance number"


def _other_number(asked: Evidence, found: Evidence) -> str:
    return "another NHS number" if asked.nhs and found.nhs else "another National Insurance number"


_SPECIAL: Mapping[tuple[str, str], Callable[[Evidence, Evidence], str]] = {
    ("given", "same"): _same_given,
    ("given", "nickname"): _known_as,
    ("surname", "near"): _near_surname,
    ("number", "same"): _number,
    ("number", DIFFERS): _other_number,
}
