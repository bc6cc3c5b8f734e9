"""Suspending, resuming and ending."""

from django.db import transaction

from onedoor.apps.sharing.access import governed_by, must_own
from onedoor.apps.sharing.actions.recording import locked, save_and_tell
from onedoor.apps.sharing.data import VersionStatus
from onedoor.apps.sharing.events import AgreementEnded, AgreementResumed, AgreementSuspended
from onedoor.apps.sharing.models import AgreementVersion
from onedoor.foundation import clock
from onedoor.foundation.actors import SYSTEM, Actor
from onedoor.foundation.errors import Conflict, Denied, Invalid

__all__ = ["end_agreement", "end_due", "resume_agreement", "suspend_agreement"]


@transaction.atomic(durable=True)
def suspend_agreement(*, by: Actor, version: AgreementVersion, reason: str) -> AgreementVersion:
    """Nothing may be shared under it from this moment. Any party may do it, with a reason."""
    bodies = {str(party.organisation.uuid) for party in version.parties.select_related("organisation")}
    if by.kind != "system" and not governed_by(by) & (bodies | {str(version.agreement.owner.uuid)}):
        raise Denied("Only a party to the agreement may suspend it.")
    version = locked(version, VersionStatus.IN_FORCE)
    version.suspension_reason = _reason(reason)
    version.status, version.suspended_at = VersionStatus.SUSPENDED, clock.now()
    save_and_tell(version, AgreementSuspended(), by=by)
    return version


@transaction.atomic(durable=True)
def resume_agreement(*, by: Actor, version: AgreementVersion) -> AgreementVersion:
    """It allows again what it says. The owner's to do. Raises Conflict where it has run out meanwhile."""
    must_own(by, version)
    version = locked(version, VersionStatus.SUSPENDED)
    if version.in_force_to and version.in_force_to < clock.today():
        raise Conflict("It has run out meanwhile. Draw up a new version.")
    version.status, version.suspended_at = VersionStatus.IN_FORCE, None
    save_and_tell(version, AgreementResumed(), by=by)
    return version


@transaction.atomic(durable=True)
def end_agreement(*, by: Actor, version: AgreementVersion, reason: str) -> AgreementVersion:
    """For good; or, before it is in force, withdraw it. The owner's to do."""
    must_own(by, version)
    version = locked(
        version, VersionStatus.DRAFT, VersionStatus.AWAITING, VersionStatus.IN_FORCE, VersionStatus.SUSPENDED
    )
    _end(version, _reason(reason), by)
    return version


def end_due() -> int:
    """End what has run out; how many. For the worker. The question says so from the first minute anyway."""
    live = (VersionStatus.IN_FORCE, VersionStatus.SUSPENDED)
    due = list(AgreementVersion.objects.filter(status__in=live, in_force_to__lt=clock.today())[:50])
    for version in due:
        with transaction.atomic(durable=True):
            current = locked(version)
            if current.status in live:
                _end(current, "It ran out.", SYSTEM)
    return len(due)


def _end(version: AgreementVersion, reason: str, by: Actor) -> None:
    was = version.status
    version.status, version.suspended_at = VersionStatus.ENDED, None
    version.ended_at, version.end_reason = clock.now(), reason
    save_and_tell(version, AgreementEnded(was=was), by=by)


def _reason(text: str) -> str:
    if not text.strip():
        raise Invalid("Say why.", fields={"reason": ["Enter the reason"]})
    return text.strip()[:500]
