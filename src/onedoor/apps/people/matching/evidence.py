"""What is known of a person, cleaned for comparing: as said just now, or as a record holds it. No Django here."""

from collections.abc import Iterable
from typing import NamedTuple

from onedoor.apps.people.data import Given
from onedoor.apps.people.linkage import values
from onedoor.apps.people.linkage.records import house_and_street, split_address
from onedoor.foundation import ids

__all__ = ["Evidence", "evidence_of", "pack", "unpack"]

_MOST_OF_A_KIND = 6


class Evidence(NamedTuple):
    """Empty where nothing is known: a placeholder, a date that cannot be or a number that fails its check is nothing.

    Shapes are those of `linkage/values.py`: a birth date is eight figures, 00 for what is not said. `ni` is a keyed
    hash. A tuple, since fifty of them are read for one match.
    """

    given: str = ""
    surname: str = ""
    known: str = ""
    birth: str = ""
    house: str = ""
    street: str = ""
    town: str = ""
    postcode: str = ""
    uprn: str = ""
    phones: tuple[str, ...] = ()
    emails: tuple[str, ...] = ()
    nhs: str = ""
    ni: str = ""
    reference: str = ""


def evidence_of(given: Given, *, ni_hash: str = "") -> Evidence:
    """Clean what was said. The NI number itself is not looked at, only its keyed hash."""
    line, town, code = split_address(given.address_text)
    house, street = house_and_street(line)
    surname = values.name(given.family_name)
    return Evidence(
        given=values.name(given.given_names),
        surname=surname,
        known=values.name(given.known_as).removesuffix(f" {surname}"),
        birth=values.birth(given.birth_date),
        house=values.house(house),
        street=values.street(street),
        town=values.street(town),
        postcode=values.postcode(given.postcode) or values.postcode(code),
        uprn=str(given.uprn or ""),
        phones=_few(map(values.phone, given.phones)),
        emails=_few(map(values.email, given.emails)),
        nhs=values.number(given.nhs_number) if values.is_nhs(given.nhs_number) else "",
        ni=ni_hash,
        reference=ids.normalise_reference(given.reference),
    )


def _few(found: Iterable[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(value for value in found if value))[:_MOST_OF_A_KIND]


def pack(evidence: Evidence) -> str:
    """One line of text, as a row keeps it."""
    parts = [" ".join(part) if isinstance(part, tuple) else part for part in evidence]
    return "|".join(part.replace("|", "") for part in parts)


def unpack(line: str) -> Evidence:
    """The evidence `pack` wrote."""
    given, surname, known, birth, house, street, town, postcode, uprn, phones, emails, nhs, ni, reference = line.split(
        "|"
    )
    return Evidence(
        given, surname, known, birth, house, street, town, postcode, uprn, tuple(phones.split()), tuple(emails.split()),
        nhs, ni, reference,
    )  # fmt: skip
