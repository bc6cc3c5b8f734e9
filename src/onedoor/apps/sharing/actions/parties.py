"""Who is party to a draft, by what right, and what each lets another know."""

from collections.abc import Iterable
from typing import TYPE_CHECKING

from django.db import transaction

from onedoor.apps.sharing.access import must_own
from onedoor.apps.sharing.actions.recording import locked, save_and_tell
from onedoor.apps.sharing.data import CONSENT, LAW_ENFORCEMENT, GroundKind, PartyRole, VersionStatus
from onedoor.apps.sharing.events import AgreementChanged
from onedoor.apps.sharing.models import AgreementVersion, DataItem, LegalGround, Party, Purpose, SharedItem
from onedoor.foundation.actors import Actor
from onedoor.foundation.errors import Invalid, Missing

if TYPE_CHECKING:
    from onedoor.apps.partners.models import Organisation

__all__ = ["remove_party", "set_party", "share_items"]

_LAW = {
    "article6": GroundKind.ARTICLE_6,
    "article9": GroundKind.ARTICLE_9,
    "schedule1": GroundKind.SCHEDULE_1,
    "schedule8": GroundKind.SCHEDULE_8,
}


@transaction.atomic(durable=True)
def set_party(
    *,
    by: Actor,
    version: AgreementVersion,
    organisation: "Organisation",
    role: str = PartyRole.CONTROLLER,
    article6: str = "",
    consent_reason: str = "",
    power: str = "",
    article9: str = "",
    schedule1: str = "",
    schedule8: str = "",
) -> Party:
    """The organisation is party to it, as that and by that right. No basis is put in for it. Raises Invalid."""
    must_own(by, version)
    version = locked(version, VersionStatus.DRAFT)
    given = {
        "role": role, "article6": article6, "consent_reason": consent_reason.strip(), "power": power.strip(),
        "article9": article9, "schedule1": schedule1, "schedule8": schedule8,
    }  # fmt: skip
    _check(given)
    party, _ = Party.objects.update_or_create(version=version, organisation=organisation, defaults=given)
    save_and_tell(version, AgreementChanged(fields=("parties",)), by=by)
    return party


def _check(given: dict[str, str]) -> None:
    wrong: dict[str, list[str]] = {}
    for name, kind in _LAW.items():
        if given[name] and not LegalGround.objects.filter(kind=kind, code=given[name]).exists():
            wrong[name] = ["Choose one from the list"]
    if given["role"] not in PartyRole.values:
        wrong["role"] = ["Choose a role"]
    if given["article6"] == CONSENT and not given["consent_reason"]:
        wrong["consent_reason"] = ["Say why consent is the right basis here"]
    if given["article6"] == LAW_ENFORCEMENT and (given["article9"] or given["schedule1"]):
        wrong["article9"] = ["Law enforcement processing has its condition in Schedule 8, not here"]
    if given["article6"] != LAW_ENFORCEMENT and given["schedule8"]:
        wrong["schedule8"] = ["Only law enforcement processing has a Schedule 8 condition"]
    if wrong:
        raise Invalid("The party cannot be saved as it is.", fields=wrong)


@transaction.atomic(durable=True)
def remove_party(*, by: Actor, version: AgreementVersion, organisation: "Organisation") -> None:
    """It is no party any more, and nothing is shared with it or by it."""
    must_own(by, version)
    version = locked(version, VersionStatus.DRAFT)
    _party(version, organisation).delete()
    save_and_tell(version, AgreementChanged(fields=("parties",)), by=by)


@transaction.atomic(durable=True)
def share_items(
    *,
    by: Actor,
    version: AgreementVersion,
    purpose: str,
    giver: "Organisation",
    receiver: "Organisation",
    items: Iterable[str],
) -> AgreementVersion:
    """For that purpose the giver lets the receiver know exactly these items (codes); none removes the line."""
    must_own(by, version)
    version = locked(version, VersionStatus.DRAFT)
    if giver == receiver:
        raise Invalid("Choose two organisations.", fields={"receiver": ["Choose another organisation than the giver"]})
    aim = Purpose.objects.filter(code=purpose).first()
    if aim is None:
        raise Invalid("Choose a purpose.", fields={"purpose": ["Choose a purpose"]})
    wanted = set(items)
    found = list(DataItem.objects.filter(code__in=wanted))
    if len(found) != len(wanted):
        raise Invalid("Choose from the list.", fields={"items": ["Choose from the list"]})
    ends = {"giver": _party(version, giver), "receiver": _party(version, receiver)}
    version.shared_items.filter(purpose=aim, **ends).delete()
    SharedItem.objects.bulk_create(SharedItem(version=version, purpose=aim, item=item, **ends) for item in found)
    save_and_tell(version, AgreementChanged(fields=("items",)), by=by)
    return version


def _party(version: AgreementVersion, organisation: "Organisation") -> Party:
    party = version.parties.filter(organisation=organisation).first()
    if party is None:
        raise Missing("That organisation is not a party.")
    return party
