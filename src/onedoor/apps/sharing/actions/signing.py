"""Signing, and coming into force when the last has signed or when the day has come."""

from typing import TYPE_CHECKING

from django.db import transaction

from onedoor.apps.sharing.access import must_govern
from onedoor.apps.sharing.actions.recording import locked, save_and_tell
from onedoor.apps.sharing.data import VersionStatus
from onedoor.apps.sharing.events import AgreementInForce, AgreementSigned, AgreementSuperseded
from onedoor.apps.sharing.models import AgreementVersion, Signature
from onedoor.apps.sharing.models.agreement import content_of
from onedoor.foundation import clock
from onedoor.foundation.actors import SYSTEM, Actor
from onedoor.foundation.errors import Conflict, Invalid
from onedoor.foundation.events.sealing import content_hash

if TYPE_CHECKING:
    from onedoor.apps.partners.models import Account, Organisation

__all__ = ["bring_into_force", "sign_agreement", "start_due"]


@transaction.atomic(durable=True)
def sign_agreement(
    *, by: Actor, version: AgreementVersion, organisation: "Organisation", account: "Account", name: str, post: str
) -> Signature:
    """Sign for one controller; the page has asked for the password or second step again. Raises Invalid, Conflict.

    In force at once where this was the last signature and its first day has come.
    """
    must_govern(by, organisation)
    version = locked(version, VersionStatus.AWAITING)
    _check(version, organisation, account, name, post)
    if content_hash(content_of(version)).hex() != version.content_hash:
        raise Conflict("What was offered has been changed past the product. It cannot be signed; draw it up again.")
    signature = Signature.objects.create(
        version=version, organisation=organisation, account=account, name=name.strip(), post=post.strip(),
        content_hash=version.content_hash,
    )  # fmt: skip
    signed = set(version.signatures.values_list("organisation_id", flat=True))
    if all(party.organisation_id in signed for party in version.parties.all() if party.must_sign):
        version.signed_at = clock.now()
    happening = AgreementSigned(signature=str(signature.uuid), account=str(account.uuid), digest=signature.digest())
    save_and_tell(version, happening, by=by, organisation=str(organisation.uuid))
    if version.signed_at and version.in_force_from and version.in_force_from <= clock.today():
        bring_into_force(version, by=by)
    return signature


def _check(version: AgreementVersion, organisation: "Organisation", account: "Account", name: str, post: str) -> None:
    party = version.parties.filter(organisation=organisation).first()
    if party is None or not party.must_sign:
        raise Invalid("That organisation does not sign this agreement.")
    if version.signatures.filter(organisation=organisation).exists():
        raise Conflict(f"{organisation.name} has signed already.")
    wrong: dict[str, list[str]] = {}
    if " ".join(name.split()).casefold() != " ".join(account.name.split()).casefold():
        wrong["name"] = [f"Type your name as it stands in your account: {account.name}"]
    if not post.strip():
        wrong["post"] = ["Enter your post, as in Data Protection Officer"]
    if wrong:
        raise Invalid("It was not signed.", fields=wrong)


def bring_into_force(version: AgreementVersion, *, by: Actor) -> None:
    """A building block: the version before it, in force or suspended, is superseded in the same moment."""
    live = (VersionStatus.IN_FORCE, VersionStatus.SUSPENDED)
    for earlier in version.agreement.versions.filter(status__in=live):
        earlier = locked(earlier)
        earlier.status, earlier.suspended_at, earlier.ended_at = VersionStatus.SUPERSEDED, None, clock.now()
        save_and_tell(earlier, AgreementSuperseded(by_version=str(version.uuid)), by=by)
    version.status = VersionStatus.IN_FORCE
    save_and_tell(version, AgreementInForce(agreement=str(version.agreement.uuid)), by=by)


def start_due() -> int:
    """Bring into force what everybody signed and whose first day has come; how many. For the worker."""
    signed = AgreementVersion.objects.filter(status=VersionStatus.AWAITING, signed_at__isnull=False)
    due = list(signed.filter(in_force_from__lte=clock.today())[:50])
    for version in due:
        with transaction.atomic(durable=True):
            current = locked(version)
            if current.status == VersionStatus.AWAITING:
                bring_into_force(current, by=SYSTEM)
    return len(due)
