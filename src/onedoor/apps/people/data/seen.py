"""A record as one reader sees it."""

from dataclasses import dataclass
from datetime import date, datetime

from onedoor.apps.people.data.choices import AccessNeed
from onedoor.apps.people.data.found import whole_address

__all__ = [
    "KnownElsewhere",
    "KnownRecord",
    "SeenAlert",
    "SeenPoint",
    "SeenRepresentation",
    "SeenResident",
]


@dataclass(frozen=True, slots=True)
class SeenPoint:
    """A way to reach a person."""

    kind: str
    value: str
    is_safe: bool
    uuid: str = ""
    is_only_to_check: bool = False

    @property
    def use(self) -> str:
        return "any" if self.is_safe else "check" if self.is_only_to_check else "never"


@dataclass(frozen=True, slots=True)
class SeenAlert:
    """A warning about risk, as advisers read it: what it is and what to do, not what happened."""

    kind: str
    advice: str
    is_confirmed: bool
    is_review_due: bool
    owner: str
    review_on: date


@dataclass(frozen=True, slots=True)
class SeenRepresentation:
    """Somebody who speaks for the person. `why_not` says why not now; empty `purposes` are all there are."""

    uuid: str
    name: str
    relation: str
    phone: str
    email: str
    ground: str
    is_consent: bool
    is_told: bool
    purposes: tuple[str, ...]
    evidence: str
    evidence_on: date
    ends_on: date | None
    review_on: date | None
    is_review_due: bool
    why_not: str

    def __str__(self) -> str:
        return f"{self.name} ({self.relation})" if self.relation else self.name


@dataclass(frozen=True, slots=True)
class SeenResident:
    """A record as one reader sees it: what is not open to them is blank, and `closed` names its items.

    `shown` names the items that are open and hold something: what is written down as disclosed.
    """

    uuid: str
    holder: str
    holder_name: str
    is_own: bool
    shown: frozenset[str]
    closed: frozenset[str]
    reference: str = ""
    title: str = ""
    given_names: str = ""
    family_name: str = ""
    known_as: str = ""
    birth_date: date | None = None
    address_text: str = ""
    postcode_key: str = ""
    uprn: int | None = None
    language: str = "en-gb"
    preferred_channel: str = ""
    is_safe_to_contact: bool = True
    contact_warning: str = ""
    needs_large_print: bool = False
    needs_interpreter: bool = False
    help_needed: str = ""
    interpreter_language: str = ""
    access_needs: tuple[str, ...] | list[str] = ()
    alerts: tuple[SeenAlert, ...] = ()
    points: tuple[SeenPoint, ...] = ()
    representations: tuple[SeenRepresentation, ...] = ()
    # Since when, and why, it is kept and not used; known to its own body, and in an emergency.
    restricted_at: datetime | None = None
    restricted_why: str = ""

    @property
    def full_name(self) -> str:
        return " ".join(part for part in (self.title, self.given_names, self.family_name) if part)

    @property
    def address(self) -> str:
        return whole_address(self.address_text, self.postcode_key)

    @property
    def access_in_words(self) -> list[str]:
        return [AccessNeed(code).label for code in self.access_needs if code in AccessNeed.values]

    def __str__(self) -> str:
        return self.full_name or "Name not known"


@dataclass(frozen=True, slots=True)
class KnownRecord:
    """Another body's record of the person. `items` are what saying so gives away; what is not open is empty."""

    record: str
    holder: str
    holder_name: str
    items: frozenset[str]
    is_own: bool
    reference: str
    confidence: float | None
    reasons: tuple[str, ...]
    joined_at: datetime
    joined_by: str

    @property
    def percent(self) -> str:
        """How sure, never as if it were certain."""
        return f"{min(self.confidence, 0.999):.1%}" if self.confidence is not None else ""


@dataclass(frozen=True, slots=True)
class KnownElsewhere:
    """To whom else a person is known; `separated_at` where the reader may undo that the record stands alone."""

    records: tuple[KnownRecord, ...]
    may_separate: bool
    separated_at: datetime | None
    # Whether staff joined it and nothing was decided since.
    may_undo: bool = False
