"""Which facts of a record somebody knows: what they said against what is written, without showing what is written."""

from collections.abc import Mapping, Set

from onedoor.apps.people.models import Resident
from onedoor.apps.people.search.line import Line
from onedoor.apps.people.search.words import name_words, phone_key, squeeze

__all__ = ["FACTS", "facts_held", "facts_in", "facts_known", "facts_written"]

# Codes of what may be asked, in the order in which it is.
FACTS = ("name", "birth", "postcode", "phone", "email", "reference")
_WHOLE_DATE, _WHOLE_POSTCODE, _WHOLE_PHONE = 8, 5, 9


def facts_held(resident: Resident) -> tuple[str, ...]:
    """What can be asked of this person. Needs the contact points."""
    written = facts_written(resident)
    return tuple(fact for fact in FACTS if written[fact])


def facts_known(resident: Resident, line: Line, numbers: tuple[str, ...] = ()) -> frozenset[str]:
    """The facts in the line that are wholly right; `numbers` are phones that ring, as good as said.

    Half a postcode, a year of birth or the beginning of a name are not known facts: they are easily guessed.
    """
    return facts_in(facts_written(resident), line, numbers)


def facts_in(written: Mapping[str, Set[str]], line: Line, numbers: tuple[str, ...] = ()) -> frozenset[str]:
    """As `facts_known`, against what is written of somebody by fact."""
    said = {
        "name": set(line.names),
        "birth": {birth for birth in line.births if len(birth) == _WHOLE_DATE and birth.isdigit()},
        "postcode": {postcode for postcode in line.postcodes if len(postcode) >= _WHOLE_POSTCODE},
        "phone": {phone for phone in (*line.phones, *map(phone_key, numbers)) if len(phone) >= _WHOLE_PHONE},
        "email": set(line.emails),
        "reference": set(line.references),
    }
    return frozenset(fact for fact, values in said.items() if values & written[fact])


def facts_written(resident: Resident) -> dict[str, set[str]]:
    """What is written of them, by fact, as it is compared. Needs the contact points."""
    points = [point for point in resident.contact_points.all() if point.ended_at is None]
    phones = {phone_key(point.normalised) for point in points if point.kind == "phone"}
    return {
        "name": set(name_words(resident.family_name or resident.given_names)),
        "birth": {f"{resident.birth_date:%Y%m%d}"} if resident.birth_date else set(),
        "postcode": {squeeze(resident.postcode_key)} - {""},
        "phone": phones,
        "email": {squeeze(point.normalised) for point in points if point.kind == "email"},
        "reference": {squeeze(resident.reference)},
    }
