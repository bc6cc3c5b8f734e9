"""Frozen values that cross the border of people."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date, datetime, timedelta
from types import MappingProxyType
from typing import TYPE_CHECKING, Any

from django.db.models import TextChoices

if TYPE_CHECKING:
    from django.db.models import QuerySet

__all__ = [
    "ALERT_LASTS_AT_MOST",
    "DECIDING",
    "FIELD_ITEMS",
    "KEY_ITEMS",
    "RESTRICTED_ITEMS",
    "AccessNeed",
    "AlertKind",
    "Answer",
    "AtHome",
    "BusinessMatch",
    "Decider",
    "DecisionKind",
    "Given",
    "Ground",
    "KnownElsewhere",
    "KnownRecord",
    "Match",
    "PairState",
    "Received",
    "RepresentativeMatch",
    "ResidentMatch",
    "Restriction",
    "SameBecause",
    "SeenAlert",
    "SeenPoint",
    "SeenRepresentation",
    "SeenResident",
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


class SameBecause(TextChoices):
    """Why an adviser takes two records for one person's. What it rests on, never what it says."""

    SAID = "said", "The person said that both are theirs"
    DOCUMENT = "document", "A document shows both names or addresses"
    CHANGED = "changed", "They changed their name or moved, and said when"
    TWICE = "twice", "The same person was written down twice"


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


class Restriction(TextChoices):
    """Why a record is kept and not used (UK GDPR article 18(1))."""

    ACCURACY = "accuracy", "The person says that it is wrong, and that is being checked"
    UNLAWFUL = "unlawful", "It should not be held, and the person does not want it erased"
    CLAIM = "claim", "It is no longer needed here, and the person needs it for a legal claim"
    OBJECTION = "objection", "The person objects to its use, and that is being weighed"


class Ground(TextChoices):
    """By what right somebody speaks for another."""

    CONSENT = "consent", "The person said so"
    PARENT = "parent", "Parental responsibility"
    LPA_MONEY = "lpa_money", "Lasting power of attorney: property and money"
    LPA_HEALTH = "lpa_health", "Lasting power of attorney: health and welfare"
    DEPUTY = "deputy", "Deputy of the Court of Protection"
    APPOINTEE = "appointee", "Appointee for benefits"
    ADVOCATE = "advocate", "Advocate"


class AccessNeed(TextChoices):
    """What makes it possible to deal with somebody."""

    TEXT_RELAY = "text_relay", "Text relay, or text instead of talking"
    SIGN = "sign", "British Sign Language"
    LIP_READS = "lip_reads", "Lip-reads"
    EASY_READ = "easy_read", "Easy read"
    BRAILLE = "braille", "Braille"
    AUDIO = "audio", "Audio"
    STEP_FREE = "step_free", "Step-free"
    HOME_VISIT = "home_visit", "Home visit"
    QUIET = "quiet", "A quiet place, and time"


class AlertKind(TextChoices):
    """What staff are warned of."""

    VIOLENCE = "violence", "Has been violent or threatening"
    PAIRS = "pairs", "Visit in pairs"
    HOME = "home", "Danger at the home, as a dog"
    AT_RISK = "at_risk", "May be at risk of harm"


# Nobody carries a warning for ever because nobody looked.
ALERT_LASTS_AT_MOST = timedelta(days=366)


# By these somebody decides in the person's place; by the others they speak, and the person decides.
DECIDING = frozenset({Ground.PARENT, Ground.LPA_MONEY, Ground.LPA_HEALTH, Ground.DEPUTY})


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
    items: frozenset[str] = NOTHING
    is_restricted: bool = False

    @property
    def address(self) -> str:
        return whole_address(self.address_text, self.postcode)


# Which data item, as agreements name them, holds each field of a resident; `sharing` has the same in `data_items.toml`.
FIELD_ITEMS: Mapping[str, str] = MappingProxyType(
    {
        "reference": "identity.reference",
        "title": "identity.name",
        "given_names": "identity.name",
        "family_name": "identity.name",
        "known_as": "identity.name",
        "birth_date": "identity.birth_date",
        "address_text": "address.home",
        "postcode_key": "address.home",
        "uprn": "address.home",
        "language": "contact.preferences",
        "preferred_channel": "contact.preferences",
        "is_safe_to_contact": "contact.safety",
        "contact_warning": "contact.safety",
        "needs_large_print": "needs.large_print",
        "needs_interpreter": "needs.interpreter",
        "help_needed": "needs.help",
        "interpreter_language": "needs.interpreter",
        "access_needs": "needs.access",
    }
)
# Which data item each thing somebody is found by gives away.
KEY_ITEMS: Mapping[str, str] = MappingProxyType(
    {
        "name": "identity.name",
        "birth": "identity.birth_date",
        "postcode": "address.home",
        "phone": "contact.phone",
        "email": "contact.email",
        "reference": "identity.reference",
        "number": "identity.number",
    }
)


# Of a record that is kept and not used its own body still sees whose it is, and who is not safe: article 18(2).
RESTRICTED_ITEMS = frozenset({"identity.name", "contact.safety", "risk.alerts"})


@dataclass(frozen=True, slots=True)
class Sight:
    """What may be read for now. Organisations are uuids as text, items the codes agreements name.

    `own`: bodies whose records are open whole. `shared`: which items of which other body's records are. In an
    emergency all is open, but other bodies' records are still not one's own.

    What a person said of their own record goes before what agreements say of all: `closed` are those whose sharing is
    paused here, `asked` what is shared only of those who gave permission, `permitted`. Both are queries of primary
    keys, which can be narrowed by `resident`. Of one record `on` says it.
    """

    own: frozenset[str] = NOTHING
    shared: Mapping[str, frozenset[str]] = field(default_factory=dict)
    is_everything: bool = False
    is_emergency: bool = False
    asked: Mapping[str, frozenset[str]] = field(default_factory=dict)
    closed: "QuerySet[Any, Any] | None" = field(default=None, compare=False, repr=False)
    permitted: "QuerySet[Any, Any] | None" = field(default=None, compare=False, repr=False)
    is_restricted: bool = False
    # Requests (uuids) whose reference and proof the person gave: of these what the person reads themselves is open.
    proved: frozenset[str] = NOTHING

    @property
    def depends_on_the_person(self) -> bool:
        """Whether one must look what the person said of their own record."""
        return not self.is_emergency and (self.closed is not None or bool(self.asked))

    def on(self, *, is_restricted: bool = False, is_closed: bool = False, is_permitted: bool = False) -> "Sight":
        """As it goes for one record."""
        if not (is_restricted or is_closed or is_permitted):
            return self
        more = {holder: self.shared.get(holder, NOTHING) | items for holder, items in self.asked.items()}
        shared = {} if is_closed else {**self.shared, **more} if is_permitted else self.shared
        return replace(self, shared=shared, is_restricted=is_restricted)

    def opens(self, holder: str, item: str) -> bool:
        """Whether that item of that body's records may be read. A record nobody holds is open to nobody."""
        if self.is_everything or not holder:
            return self.is_everything
        if self.is_restricted and not self.is_emergency:
            return holder in self.own and item in RESTRICTED_ITEMS
        return self.is_emergency or holder in self.own or item in self.shared.get(holder, NOTHING)

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
class BusinessMatch:
    """A business a line may mean."""

    uuid: str
    name: str
    contact_name: str
    address: str


@dataclass(frozen=True, slots=True)
class AtHome:
    """Another record of the same body at the person's address, and whether it is known that they belong together."""

    uuid: str
    name: str
    is_household: bool


@dataclass(frozen=True, slots=True)
class RepresentativeMatch:
    """Somebody a line may mean who speaks for another."""

    uuid: str
    name: str
    relation: str
    resident: str
    resident_name: str


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
