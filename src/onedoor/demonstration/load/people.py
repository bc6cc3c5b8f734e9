"""Residents, how to reach them, and the keys they are found by."""

from collections.abc import Iterator
from datetime import datetime, timedelta
from itertools import chain

from onedoor.apps.people.actions.keys import learn_spellings
from onedoor.apps.people.models import ContactPoint, Resident, SearchKey
from onedoor.apps.people.search.keys import keys_for
from onedoor.apps.people.search.words import name_words
from onedoor.demonstration.load.rows import insert_objects, insert_rows
from onedoor.demonstration.population import Person

__all__ = ["load_people"]


def load_people(people: list[Person], lines: dict[int, str], now: datetime) -> dict[int, Resident]:
    """Writes every person; returns their rows by `id()` of the person."""
    began = now - timedelta(days=400)
    residents = insert_objects(_resident(person, lines[person.home.uprn], began) for person in people)
    pairs = list(zip(people, residents, strict=True))
    points = chain.from_iterable(_points(person, resident) for person, resident in pairs)
    insert_objects(points)
    keys = chain.from_iterable(_keys(person, resident) for person, resident in pairs)
    insert_rows(SearchKey, ("resident_id", "kind", "value"), keys)
    learn_spellings(name_words(*{name for person in people for name in (person.given_names, person.family_name)}))
    return {id(person): resident for person, resident in pairs}


def _resident(person: Person, line: str, began: datetime) -> Resident:
    return Resident(
        given_names=person.given_names,
        family_name=person.family_name,
        birth_date=person.birth_date,
        address_text=line,
        postcode_key=person.home.postcode.replace(" ", ""),
        uprn=person.home.uprn,
        latitude=person.home.latitude,
        longitude=person.home.longitude,
        language=person.language,
        preferred_channel=person.preferred_channel,
        needs_large_print=person.needs_large_print,
        needs_interpreter=person.needs_interpreter,
        help_needed=person.help_needed,
        is_safe_to_contact=person.is_safe_to_contact,
        contact_warning=person.contact_warning,
        created_at=began,
        updated_at=began,
    )


def _points(person: Person, resident: Resident) -> Iterator[ContactPoint]:
    ways = [("phone", person.mobile or person.phone), ("email", person.email)]
    if person.mobile:
        ways.append(("phone", person.phone))
    for position, (kind, value) in enumerate(way for way in ways if way[1]):
        yield ContactPoint(
            resident=resident,
            kind=kind,
            value=value,
            normalised=_e164(value) if kind == "phone" else value,
            is_preferred=position == 0,
            is_safe=person.is_safe_to_contact,
        )


def _e164(text: str) -> str:
    """All are British numbers written with a leading nought."""
    return "+44" + "".join(character for character in text if character.isdigit())[1:]


def _keys(person: Person, resident: Resident) -> Iterator[tuple[int, str, str]]:
    keys = keys_for(
        names=[person.given_names, person.family_name],
        birth_date=person.birth_date,
        postcode=person.home.postcode,
        phones=[phone for phone in (person.phone, person.mobile) if phone],
        emails=[person.email] if person.email else [],
        reference=resident.reference,
    )
    return ((resident.pk, kind, value) for kind, value in sorted(keys))
