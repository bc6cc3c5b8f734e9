"""Beginning, writing and offering a version."""

from collections.abc import Collection
from itertools import permutations
from typing import TYPE_CHECKING, Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import Max

from onedoor.apps.partners import services as partners
from onedoor.apps.sharing.access import must_govern, must_own
from onedoor.apps.sharing.actions.recording import locked, save_and_tell
from onedoor.apps.sharing.checking import lacking, special_parties
from onedoor.apps.sharing.data import TEXTS, VersionStatus
from onedoor.apps.sharing.events import AgreementChanged, AgreementDrafted, AgreementOffered
from onedoor.apps.sharing.models import (
    Agreement,
    AgreementTemplate,
    AgreementVersion,
    DataItem,
    Party,
    Purpose,
    SharedItem,
)
from onedoor.apps.sharing.models.agreement import content_of
from onedoor.foundation import clock
from onedoor.foundation.actors import Actor
from onedoor.foundation.errors import Conflict, Invalid
from onedoor.foundation.events.sealing import content_hash
from onedoor.foundation.retrying import retried_when_reference_is_taken

if TYPE_CHECKING:
    from onedoor.apps.partners.models import Organisation

__all__ = ["change_draft", "draft_agreement", "draft_next_version", "offer_agreement"]

DATES = ("in_force_from", "in_force_to", "review_on", "dpia_on")
EDITABLE = frozenset({*TEXTS, *DATES, "remind_days"})


@retried_when_reference_is_taken
@transaction.atomic(durable=True)
def draft_agreement(
    *, by: Actor, owner: "Organisation", title: str, kind: str = "", template: str = ""
) -> AgreementVersion:
    """The first version, with the words of a template where one is named; the owner is party to it. Raises Invalid."""
    must_govern(by, owner)
    start = AgreementTemplate.objects.filter(code=template).first()
    agreement = Agreement(title=title.strip(), kind=kind or (start.kind if start else ""), owner=owner)
    _check(agreement)
    agreement.save()
    texts = {name: text for name, text in (start.texts if start else {}).items() if name in TEXTS}
    version = AgreementVersion.objects.create(agreement=agreement, **texts)
    version.parties.create(organisation=owner, role="joint" if agreement.kind == "joint" else "controller")
    if start and start.is_for_all_partners:
        _bring_in_all(version, start)
    save_and_tell(version, AgreementDrafted(agreement=str(agreement.uuid), number=1), by=by)
    return version


def _bring_in_all(version: AgreementVersion, start: AgreementTemplate) -> None:
    """Every partner is party to it and lets every other know the template's items; each still says by what right."""
    partner_bodies = partners.organisations(partners_only=True).exclude(pk=version.agreement.owner.pk)
    version.parties.bulk_create(Party(version=version, organisation=body) for body in partner_bodies)
    _share_among_all(version, start.purpose, start.items)


def _share_among_all(version: AgreementVersion, purpose: str, items: Collection[str]) -> None:
    """Each party lets every other know these items for that purpose (a building block)."""
    aim = Purpose.objects.filter(code=purpose).first()
    if aim is None:
        return
    found = list(DataItem.objects.filter(code__in=items))
    SharedItem.objects.bulk_create(
        SharedItem(version=version, purpose=aim, item=item, giver=giver, receiver=receiver)
        for giver, receiver in permutations(version.parties.all(), 2)
        for item in found
    )


@transaction.atomic(durable=True)
def change_draft(*, by: Actor, version: AgreementVersion, **changes: Any) -> AgreementVersion:
    """Write parts of a draft. Raises Invalid, Conflict where it is no draft any more."""
    must_own(by, version)
    version = locked(version, VersionStatus.DRAFT)
    unknown = changes.keys() - EDITABLE
    if unknown:
        raise TypeError(f"A version has no {', '.join(sorted(unknown))} to write.")
    changed = [name for name, value in changes.items() if getattr(version, name) != value]
    for name in changed:
        setattr(version, name, changes[name])
    if version.in_force_from and version.in_force_to and version.in_force_to < version.in_force_from:
        text = "The last day must not be before the first"
        raise Invalid(text, fields={"in_force_to": [text]})
    _check(version)
    if changed:
        save_and_tell(version, AgreementChanged(fields=tuple(sorted(changed))), by=by)
    return version


@transaction.atomic(durable=True)
def draft_next_version(*, by: Actor, version: AgreementVersion) -> AgreementVersion:
    """A new draft that says what this version says. Raises Conflict where one is under way already."""
    must_own(by, version)
    version = locked(version)
    versions = version.agreement.versions.select_for_update()
    if versions.filter(status__in=(VersionStatus.DRAFT, VersionStatus.AWAITING)).exists():
        raise Conflict("There is a version under way already. Finish or withdraw it first.")
    number = (versions.aggregate(last=Max("number"))["last"] or 0) + 1
    kept = {name: getattr(version, name) for name in (*TEXTS, "remind_days", "dpia_on")}
    following = AgreementVersion.objects.create(agreement=version.agreement, number=number, **kept)
    _copy_parties(version, following)
    save_and_tell(following, AgreementDrafted(agreement=str(version.agreement.uuid), number=number), by=by)
    return following


def _copy_parties(version: AgreementVersion, following: AgreementVersion) -> None:
    new: dict[int, int] = {}
    for party in version.parties.all():
        old = party.pk
        party.pk, party._state.adding = None, True
        party.uuid = type(party)._meta.get_field("uuid").get_default()
        party.version, party.is_frozen, party.has_special = following, False, False
        party.save()
        new[old] = party.pk
    SharedItem.objects.bulk_create(
        SharedItem(
            version=following, purpose_id=row.purpose_id, item_id=row.item_id,
            giver_id=new[row.giver_id], receiver_id=new[row.receiver_id],
        )
        for row in version.shared_items.all()
    )  # fmt: skip


@transaction.atomic(durable=True)
def offer_agreement(*, by: Actor, version: AgreementVersion) -> AgreementVersion:
    """Freeze it and ask every controller to sign. Raises Invalid, saying all that is lacking."""
    must_own(by, version)
    version = locked(version, VersionStatus.DRAFT)
    missing: Collection[str] = lacking(version)
    if missing:
        raise Invalid("It cannot be offered yet.", fields={"version": list(missing)})
    version.parties.update(is_frozen=True)
    version.parties.filter(pk__in=special_parties(version)).update(has_special=True)
    version.status, version.offered_at = VersionStatus.AWAITING, clock.now()
    version.content_hash = content_hash(content_of(version)).hex()
    parties = tuple(str(party.organisation.uuid) for party in version.parties.select_related("organisation"))
    save_and_tell(version, AgreementOffered(content=version.content_hash, parties=parties), by=by)
    return version


def _check(row: Agreement | AgreementVersion) -> None:
    try:
        row.full_clean(exclude=["owner", "agreement"], validate_unique=False, validate_constraints=False)
    except ValidationError as error:
        raise Invalid("The agreement cannot be saved as it is.", fields=error.message_dict) from None
