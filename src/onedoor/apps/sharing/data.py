"""Choices and frozen values that cross the border of sharing."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from types import MappingProxyType
from typing import TYPE_CHECKING

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _

if TYPE_CHECKING:
    from django.utils.functional import _StrPromise

__all__ = [
    "CONSENT",
    "DEALING",
    "ENQUIRY",
    "LAW_ENFORCEMENT",
    "MATCHING",
    "PUBLIC_BODIES",
    "TEXTS",
    "TOLD_OUTSIDE",
    "AgreementKind",
    "Difference",
    "EmergencyReason",
    "GroundKind",
    "PartyRole",
    "Permission",
    "PermissionKind",
    "ReviewOutcome",
    "Shown",
    "Standing",
    "VersionStatus",
    "Why",
]

CONSENT = "consent"
LAW_ENFORCEMENT = "law-enforcement"
# The purpose of finding which records are of one person.
MATCHING = "match-records"
# The purpose of finding out who somebody is and what they want, before anything more is known.
ENQUIRY = "answer-question"
# What somebody outside the partnership is asked for: no agreement names it, so that it stands in no list of purposes.
DEALING = "deal-with-request"
DEALING_NAME = _("To deal with what you asked for")
# What they may be told of it, as the ledger says it.
TOLD_OUTSIDE: Mapping[str, "_StrPromise"] = MappingProxyType(
    {
        "told.question": _("That you asked for something, and what they were asked about it"),
        "told.place": _("Where it is"),
        "told.words": _("What you said, in your words"),
        "told.pictures": _("Photos you sent"),
    }
)
# Kinds of body whose duties do not wait for permission: consent is never proposed to them.
PUBLIC_BODIES = frozenset({"county", "district", "unitary", "parish", "nhs", "police", "fire", "national"})


class AgreementKind(TextChoices):
    """The three kinds of paper there are for it (after the Wales Accord's ISP, DDA and JCA)."""

    REGULAR = "regular", "Regular sharing between controllers"
    ONE_OFF = "one_off", "One-off disclosure"
    JOINT = "joint", "Joint controllers"


class PermissionKind(TextChoices):
    """What a person gave permission for, or did not. The lawful basis of a body is another thing."""

    SHARE = "share", "To let another body know, where an agreement rests on consent"
    REFER = "refer", "To refer them to another body"


class VersionStatus(TextChoices):
    """Where a version of an agreement has got to."""

    DRAFT = "draft", "Draft"
    AWAITING = "awaiting", "Awaiting signatures"
    IN_FORCE = "in_force", "In force"
    SUSPENDED = "suspended", "Suspended"
    ENDED = "ended", "Ended"
    SUPERSEDED = "superseded", "Superseded"


class PartyRole(TextChoices):
    """What an organisation is to the data (UK GDPR articles 4, 26 and 28)."""

    CONTROLLER = "controller", "Controller"
    JOINT = "joint", "Joint controller"
    PROCESSOR = "processor", "Processor"


class GroundKind(TextChoices):
    """Which list of the law a ground stands in."""

    ARTICLE_6 = "article6", "Lawful basis (UK GDPR article 6)"
    ARTICLE_9 = "article9", "Special category condition (UK GDPR article 9)"
    SCHEDULE_1 = "schedule1", "Condition in Schedule 1 to the Data Protection Act 2018"
    SCHEDULE_8 = "schedule8", "Law enforcement condition in Schedule 8 to the Data Protection Act 2018"


# The written parts of a version, by field, as they stand in it: what is compared, copied, signed and printed.
TEXTS: Mapping[str, str] = MappingProxyType(
    {
        "population": "People it is about",
        "necessity": "Why it is necessary",
        "proportionality": "Why it is no more than needed",
        "dpia_reference": "Impact assessment (DPIA)",
        "privacy_notice_url": "Privacy notice",
        "frequency": "How often",
        "method": "How it is shared",
        "security": "How it is kept secure",
        "accuracy": "How it is kept accurate and corrected",
        "retention": "How long it is kept",
        "disposal": "How it is disposed of",
        "rights_contact": "Contact for people’s rights",
        "breach_contact": "Contact for breaches",
        "breach_hours": "When that contact answers",
        "staff_guidance": "What staff are told",
        "exit_terms": "What happens when it ends",
    }
)


class Why(TextChoices):
    """Why sharing is allowed or not; codes are stable."""

    OWN = "own", "The organisation’s own record"
    ALLOWED = "allowed", "An agreement in force allows it"
    NOT_YOURS = "not_yours", "The actor does not work for the recipient"
    NO_AGREEMENT = "no_agreement", "No agreement names it"
    NOT_YET = "not_yet", "The agreement is not in force yet"
    SUSPENDED = "suspended", "The agreement is suspended"
    ENDED = "ended", "The agreement has run out or ended"


class EmergencyReason(TextChoices):
    """Why somebody may see what no agreement opens (UK GDPR article 6(1)(d); Data Protection Act 2018 Schedule 1)."""

    SAFETY = "safety", "A child or an adult at risk must be kept safe"
    VITAL_INTEREST = "vital_interest", "Somebody’s life or health is in danger"


class ReviewOutcome(TextChoices):
    """What looking back found."""

    JUSTIFIED = "justified", "It was justified"
    NOT_JUSTIFIED = "not_justified", "It was not justified"
    TAKEN_FURTHER = "taken_further", "It is being looked into further"


@dataclass(frozen=True, slots=True)
class Shown:
    """What of whom is shown: the person's record, the body that holds it (uuids as text), codes of data items."""

    person: str
    source: str
    items: frozenset[str]


@dataclass(frozen=True, slots=True)
class Standing:
    """One version as a question about one purpose and direction meets it. `starts_on` and `ends_on` are included."""

    version: str
    reference: str
    title: str
    status: str
    starts_on: date | None
    ends_on: date | None
    items: frozenset[str]
    needs_permission: bool = False


@dataclass(frozen=True, slots=True)
class Permission:
    """What may be seen: codes of data items, under which version, until which day, and why in words.

    `agreement_version` is the one that allows most; `under` says for each item which one allows it.
    """

    items: frozenset[str]
    agreement_version: str | None
    until: date | None
    why: str
    code: Why = Why.NO_AGREEMENT
    under: Mapping[str, str] = field(default_factory=dict)
    # Of the items, those shared only of people who gave permission: consent is the basis of every agreement for them.
    with_permission: frozenset[str] = frozenset()

    def __bool__(self) -> bool:
        return bool(self.items)


@dataclass(frozen=True, slots=True)
class Difference:
    """One thing in which two versions differ, in words."""

    heading: str
    before: str
    after: str
