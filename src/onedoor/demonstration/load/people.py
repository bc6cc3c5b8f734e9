"""Residents, how to reach them, and the keys they are found by."""

from collections.abc import Iterator
from datetime import datetime, timedelta

from onedoor.apps.partners.data import OrganisationKind as Kind
from onedoor.apps.partners.models import Organisation
from onedoor.apps.people.actions.keys import learn_spellings
from onedoor.apps.people.data import Given
from onedoor.apps.people.matching.evidence import Evidence, evidence_of, pack
from onedoor.apps.people.matching.keys import keys_of
from onedoor.apps.people.models import ContactPoint, MatchKey, MatchRecord, Resident, SearchKey
from onedoor.apps.people.search.keys import keys_for
from onedoor.apps.people.search.words import name_words
from onedoor.demonstration.bodies import BODIES
from onedoor.demonstration.geography import CITY
from onedoor.demonstration.load.rows import Row, Table, insert_rows
from onedoor.demonstration.population import Person

__all__ = ["holder_of", "load_people"]

COUNCILS = {body.areas[0]: body.slug for body in BODIES if body.kind in (Kind.DISTRICT, Kind.UNITARY) and body.areas}
# Out of a hundred: outside the city the county holds some records, and of old people the health service does.
COUNTY_HOLDS, NHS_FROM, OLD_BEFORE = 35, 85, 1961


def load_people(
    people: list[Person], lines: dict[int, str], bodies: dict[str, Organisation], now: datetime
) -> dict[int, Row]:
    """Writes every person; returns their rows by `id()` of the person."""
    began = now - timedelta(days=400)
    residents, points = Table(Resident), Table(ContactPoint)
    rows = [
        _add_resident(residents, person, lines[person.home.uprn], bodies[holder_of(person)].pk, began)
        for person in people
    ]
    pairs = list(zip(people, rows, strict=True))
    for person, resident in pairs:
        _add_points(points, person, resident)
    residents.write()
    points.write()
    found_by = (key for person, resident in pairs for key in _keys(person, resident))
    insert_rows(SearchKey, ("resident_id", "kind", "value"), found_by)
    known = [(resident["id"], _evidence(person, resident)) for person, resident in pairs]
    # Each of these is somebody else, so none is new to the matcher.
    seen = ((pk, pack(evidence), False) for pk, evidence in known)
    insert_rows(MatchRecord, ("resident_id", "evidence", "is_new"), seen)
    # In the order of the index they are: anywhere else costs twice the time.
    met_by = sorted((key, pk) for pk, evidence in known for key in keys_of(evidence))
    insert_rows(MatchKey, ("key", "resident_id"), met_by)
    learn_spellings(name_words(*{name for person in people for name in (person.given_names, person.family_name)}))
    return {id(person): resident for person, resident in pairs}


def holder_of(person: Person) -> str:
    """Slug of the body that first wrote the person down: mostly the council of where they live."""
    # Settled by the person and not by chance: what is drawn here would move everything that is drawn after it.
    lot = (person.home.uprn + person.birth_date.toordinal()) % 100
    district = person.home.street.ward.district
    council = COUNCILS[district]
    if district != CITY and lot < COUNTY_HOLDS:
        return "carrowshire"
    is_old = person.birth_date.year < OLD_BEFORE
    return "carrow-nhs" if is_old and lot >= NHS_FROM else council


def _add_resident(residents: Table, person: Person, line: str, holder: int, began: datetime) -> Row:
    return residents.add(
        held_by_id=holder,
        given_names=person.given_names,
        family_name=person.family_name,
        birth_date=person.birth_date,
        sex=person.sex,
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


def _add_points(points: Table, person: Person, resident: Row) -> None:
    ways = [("phone", person.mobile or person.phone), ("email", person.email)]
    if person.mobile:
        ways.append(("phone", person.phone))
    for position, (kind, value) in enumerate(way for way in ways if way[1]):
        points.add(
            resident_id=resident["id"],
            kind=kind,
            value=value,
            normalised=_e164(value) if kind == "phone" else value,
            is_preferred=position == 0,
            is_safe=person.is_safe_to_contact,
        )


def _e164(text: str) -> str:
    """All are British numbers written with a leading nought."""
    return "+44" + "".join(character for character in text if character.isdigit())[1:]


def _keys(person: Person, resident: Row) -> Iterator[tuple[int, str, str]]:
    keys = keys_for(
        names=[person.given_names, person.family_name],
        birth_date=person.birth_date,
        postcode=person.home.postcode,
        phones=[phone for phone in (person.phone, person.mobile) if phone],
        emails=[person.email] if person.email else [],
        reference=resident["reference"],
    )
    return ((resident["id"], kind, value) for kind, value in sorted(keys))


def _evidence(person: Person, resident: Row) -> Evidence:
    """As the action that keeps a record in step with the matcher reads it."""
    given = Given(
        given_names=person.given_names,
        family_name=person.family_name,
        birth_date=person.birth_date.isoformat(),
        address_text=resident["address_text"],
        postcode=resident["postcode_key"],
        uprn=resident["uprn"],
        phones=tuple(_e164(phone) for phone in (person.mobile, person.phone) if phone),
        emails=(person.email,) if person.email else (),
        reference=resident["reference"],
    )
    return evidence_of(given)
