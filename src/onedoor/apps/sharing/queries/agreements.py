"""Reads for those who look after agreements."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import timedelta
from typing import TYPE_CHECKING

from django.db.models import F, Q, QuerySet

from onedoor.apps.sharing.access import governed_by, versions_visible_to
from onedoor.apps.sharing.data import GroundKind, VersionStatus
from onedoor.apps.sharing.models import (
    AgreementTemplate,
    AgreementVersion,
    DataItem,
    LegalGround,
    Party,
    Purpose,
    Signature,
)
from onedoor.foundation import clock
from onedoor.foundation.actors import Actor

if TYPE_CHECKING:
    from onedoor.apps.partners.models import Organisation

__all__ = [
    "GROUPS",
    "SharedLine",
    "agreements_for",
    "can_sign_for",
    "data_items",
    "grounds",
    "parties_of",
    "purposes",
    "shared_lines",
    "signatures_of",
    "templates",
    "version_before",
    "versions_of",
    "with_grounds",
]

# How the list of agreements is divided; review is due a month ahead.
GROUPS = {
    "in-force": "In force",
    "awaiting": "Awaiting signatures",
    "suspended": "Suspended",
    "review": "Review due",
    "draft": "Drafts",
    "past": "Ended and superseded",
}
_STATUSES = {
    "in-force": (VersionStatus.IN_FORCE,),
    "awaiting": (VersionStatus.AWAITING,),
    "suspended": (VersionStatus.SUSPENDED,),
    "review": (VersionStatus.IN_FORCE, VersionStatus.SUSPENDED),
    "draft": (VersionStatus.DRAFT,),
    "past": (VersionStatus.ENDED, VersionStatus.SUPERSEDED),
}
_REVIEW_AHEAD = timedelta(days=30)


def agreements_for(actor: Actor, group: str = "in-force", words: str = "") -> QuerySet[AgreementVersion]:
    """Versions in one of `GROUPS`, newest first, by words of the title or the reference."""
    rows = versions_visible_to(actor).filter(status__in=_STATUSES.get(group, _STATUSES["in-force"]))
    if group == "review":
        rows = rows.filter(review_on__lte=clock.today() + _REVIEW_AHEAD)
    for word in words.split():
        rows = rows.filter(Q(agreement__title__icontains=word) | Q(agreement__reference__icontains=word))
    return rows.prefetch_related("parties__organisation").order_by(F("in_force_from").desc(nulls_first=True), "-pk")


def versions_of(actor: Actor, version: AgreementVersion) -> QuerySet[AgreementVersion]:
    """Every version of the same agreement that the actor may see, newest first."""
    return versions_visible_to(actor).filter(agreement=version.agreement).order_by("-number")


def version_before(actor: Actor, version: AgreementVersion) -> AgreementVersion | None:
    return versions_of(actor, version).filter(number__lt=version.number).first()


def parties_of(version: AgreementVersion) -> QuerySet[Party]:
    return version.parties.select_related("organisation")


def signatures_of(version: AgreementVersion) -> QuerySet[Signature]:
    return version.signatures.select_related("organisation", "account")


def can_sign_for(actor: Actor, version: AgreementVersion) -> "list[Organisation]":
    """The actor's own controllers that have yet to sign what is offered."""
    if version.status != VersionStatus.AWAITING:
        return []
    own, signed = governed_by(actor), set(version.signatures.values_list("organisation_id", flat=True))
    return [
        party.organisation
        for party in parties_of(version)
        if party.must_sign and str(party.organisation.uuid) in own and party.organisation_id not in signed
    ]


@dataclass(frozen=True, slots=True)
class SharedLine:
    """What one party lets another know for one purpose."""

    purpose: Purpose
    giver: "Organisation"
    receiver: "Organisation"
    items: tuple[DataItem, ...]


def shared_lines(version: AgreementVersion) -> list[SharedLine]:
    """By purpose and direction. One query."""
    rows = version.shared_items.select_related("purpose", "item", "giver__organisation", "receiver__organisation")
    lines: dict[tuple[int, int, int], list[DataItem]] = defaultdict(list)
    heads: dict[tuple[int, int, int], tuple[Purpose, Organisation, Organisation]] = {}
    for row in rows.order_by("purpose__order", "purpose__name", "giver_id", "receiver_id", "item__order"):
        key = (row.purpose_id, row.giver_id, row.receiver_id)
        heads[key] = (row.purpose, row.giver.organisation, row.receiver.organisation)
        lines[key].append(row.item)
    return [SharedLine(*heads[key], tuple(items)) for key, items in lines.items()]


def purposes() -> QuerySet[Purpose]:
    return Purpose.objects.filter(is_active=True)


def data_items() -> QuerySet[DataItem]:
    return DataItem.objects.filter(is_active=True)


def templates() -> QuerySet[AgreementTemplate]:
    return AgreementTemplate.objects.filter(is_active=True)


def grounds(kind: str) -> QuerySet[LegalGround]:
    return LegalGround.objects.filter(kind=GroundKind(kind), is_active=True)


def with_grounds(parties: Iterable[Party]) -> list[tuple[Party, list[tuple[str, str]]]]:
    """Each party with the kind of each ground it names, and its name; those out of use too."""
    named = [(party, {kind: getattr(party, kind) for kind in GroundKind.values}) for party in parties]
    codes = {code for _, given in named for code in given.values() if code}
    names = {(row.kind, row.code): row.name for row in LegalGround.objects.filter(code__in=codes)}
    return [
        (party, [(str(GroundKind(kind).label), names.get((kind, code), code)) for kind, code in given.items() if code])
        for party, given in named
    ]
