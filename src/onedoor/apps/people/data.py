"""Frozen values that cross the border of people."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from django.db.models import TextChoices

__all__ = [
    "Answer",
    "Decider",
    "DecisionKind",
    "Given",
    "Match",
    "PairState",
    "Received",
    "ResidentMatch",
    "Sight",
    "Treatment",
    "whole_address",
]

NOTHING: frozenset[str] = frozenset()


class Decider(TextChoices):
    """Who or what found that records are of one person, or are not."""

    MATCHER = "matcher", "The matcher, when the record came"
    BULK = "bulk", "A run over whole files"
    REVIEW = "review", "Record reviewers"
    STAFF = "staff", "A member of staff"
    PERSON = "person", "The person, when they signed in"


class DecisionKind(TextChoices):
    """What a decision did."""

    JOIN = "join", "Joined"
    SEPARATE = "separate", "Separated"
    UNDO = "undo", "Undone"


class Treatment(TextChoices):
    """What the matcher did with a pair by itself."""

    JOINED = "joined", "Joined"
    DOUBTED = "doubted", "Left to reviewers"
    REFUSED = "refused", "Taken for two people"


class Answer(TextChoices):
    """What a reviewer says of two records."""

    SAME = "same", "Same person"
    DIFFERENT = "different", "Different people"
    CANNOT = "cannot", "Cannot tell"


class PairState(TextChoices):
    """What reviewers found of a pair."""

    OPEN = "open", "To be looked at"
    SAME = "same", "Same person"
    DIFFERENT = "different", "Different people"
    UNSURE = "unsure", "Cannot be told"


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

    @property
    def address(self) -> str:
        return whole_address(self.address_text, self.postcode)


@dataclass(frozen=True, slots=True)
class Sight:
    """What may be read for now. Organisations are uuids as text, items the codes agreements name.

    `own`: bodies whose records are open whole. `shared`: which items of which other body's records are. In an
    emergency all is open, but other bodies' records are still not one's own.
    """

    own: frozenset[str] = NOTHING
    shared: Mapping[str, frozenset[str]] = field(default_factory=dict)
    is_everything: bool = False
    is_emergency: bool = False

    def opens(self, holder: str, item: str) -> bool:
        """Whether that item of that body's records may be read. A record nobody holds is open to nobody."""
        return self.is_everything or (bool(holder) and (holder in self.own or item in self.shared.get(holder, NOTHING)))

    def is_own(self, holder: str) -> bool:
        return self.is_everything or holder in self.own

    def holders_of(self, item: str) -> frozenset[str]:
        """The bodies of whose records that item is open; all there are, where everything is, is not answered here."""
        return self.own | {holder for holder, items in self.shared.items() if item in items}


@dataclass(frozen=True, slots=True)
class Received:
    """A record an organisation's system sent, as it is known here. `change` is new, changed or unchanged."""

    uuid: str
    reference: str
    change: str
