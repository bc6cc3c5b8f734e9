"""What is said of somebody, and who they may be."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

__all__ = [
    "AtHome",
    "BusinessMatch",
    "Given",
    "Match",
    "Received",
    "RepresentativeMatch",
    "ResidentMatch",
    "whole_address",
]


def whole_address(address_text: str, postcode_key: str) -> str:
    """The address with its postcode once, wherever that was written: `1 Mill Lane, CX1 2AB`."""
    if not postcode_key or postcode_key in address_text.upper().replace(" ", ""):
        return address_text
    return f"{address_text} {postcode_key[:-3]} {postcode_key[-3:]}".strip()


@dataclass(frozen=True, slots=True)
class Given:
    """What is said of a person, as it was said: any of it may be missing, misspelt or known in part.

    `birth_date` is text, whole or part (`4/3/1961`, `March 1961`, `1961`); a date's `isoformat` is one.
    """

    given_names: str = ""
    family_name: str = ""
    known_as: str = ""
    birth_date: str = ""
    address_text: str = ""
    postcode: str = ""
    uprn: int | None = None
    phones: tuple[str, ...] = ()
    emails: tuple[str, ...] = ()
    ni_number: str = ""
    nhs_number: str = ""
    reference: str = ""


@dataclass(frozen=True, slots=True)
class Match:
    """A record that may be the person's, for whoever decides; who may see it is not asked here.

    `weight` is in bits: 10 is odds of a thousand to one. `is_sure`: surer than the threshold at which records are
    joined without asking. `reasons` are sentences, the weightiest first; `levels` says how each field agreed.
    """

    resident_id: int
    uuid: str
    weight: float
    probability: float
    is_sure: bool
    reasons: tuple[str, ...]
    levels: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class ResidentMatch:
    """Someone a line may mean. `score` only orders; `reasons` say what agreed, the weightiest first."""

    uuid: str
    reference: str
    name: str
    birth_date: date | None
    address_text: str
    postcode: str
    score: float
    reasons: tuple[str, ...]
    # Whose record it is, and the data items that showing it gives away.
    holder: str = ""
    holder_name: str = ""
    items: frozenset[str] = frozenset()
    is_restricted: bool = False

    @property
    def address(self) -> str:
        return whole_address(self.address_text, self.postcode)


@dataclass(frozen=True, slots=True)
class BusinessMatch:
    """A business a line may mean."""

    uuid: str
    name: str
    contact_name: str
    address: str


@dataclass(frozen=True, slots=True)
class RepresentativeMatch:
    """Somebody a line may mean who speaks for another."""

    uuid: str
    name: str
    relation: str
    resident: str
    resident_name: str


@dataclass(frozen=True, slots=True)
class AtHome:
    """Another record of the same body at the person's address, and whether it is known that they belong together."""

    uuid: str
    name: str
    is_household: bool


@dataclass(frozen=True, slots=True)
class Received:
    """A record an organisation's system sent, as it is known here. `change` is new, changed or unchanged."""

    uuid: str
    reference: str
    change: str
