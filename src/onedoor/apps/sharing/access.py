"""Who may do what with agreements: governance officers, for their own organisations.

The owner's officer writes drafts. Officers of every party read what was offered, sign for their own body and may
suspend. The ledger is read by officers of the organisation that gave and of the one that got.
"""

from typing import TYPE_CHECKING

from django.core.exceptions import ValidationError
from django.db.models import Q, QuerySet

from onedoor.apps.partners.data import Role
from onedoor.apps.sharing.data import VersionStatus
from onedoor.apps.sharing.models import AgreementVersion, Disclosure, Emergency
from onedoor.foundation.actors import Actor
from onedoor.foundation.errors import Denied, Missing

if TYPE_CHECKING:
    from onedoor.apps.partners.models import Organisation

__all__ = [
    "disclosures_visible_to",
    "emergencies_visible_to",
    "get_emergency_for",
    "get_version_for",
    "governed_by",
    "may_edit_lists",
    "must_govern",
    "must_own",
    "own_emergency",
    "owns",
    "versions_visible_to",
]


def governed_by(actor: Actor) -> frozenset[str]:
    """Uuids of the organisations whose agreements the actor looks after."""
    return actor.organisations_as(Role.GOVERNANCE)


def may_edit_lists(actor: Actor) -> bool:
    return actor.kind == "system" or actor.has_role(Role.PARTNERSHIP_ADMINISTRATOR)


def must_govern(actor: Actor, organisation: "Organisation") -> None:
    """Raises Denied."""
    if actor.kind != "system" and str(organisation.uuid) not in governed_by(actor):
        raise Denied("Only that organisation’s information governance officer may do this.")


def owns(actor: Actor, version: AgreementVersion) -> bool:
    return actor.kind == "system" or str(version.agreement.owner.uuid) in governed_by(actor)


def must_own(actor: Actor, version: AgreementVersion) -> None:
    """Raises Denied."""
    must_govern(actor, version.agreement.owner)


def versions_visible_to(actor: Actor) -> QuerySet[AgreementVersion]:
    """All versions of agreements of one's own, and what was offered to one's organisation."""
    versions = AgreementVersion.objects.select_related("agreement__owner")
    if actor.kind == "system":
        return versions
    own = governed_by(actor)
    offered = Q(parties__organisation__uuid__in=own) & ~Q(status=VersionStatus.DRAFT) & Q(offered_at__isnull=False)
    seen = AgreementVersion.objects.filter(Q(agreement__owner__uuid__in=own) | offered)
    return versions.filter(pk__in=seen.values("pk"))


def get_version_for(actor: Actor, uuid: str) -> AgreementVersion:
    """Raises Missing."""
    try:
        return versions_visible_to(actor).get(uuid=uuid)
    except (AgreementVersion.DoesNotExist, ValidationError):
        raise Missing("There is no such agreement.") from None


def disclosures_visible_to(actor: Actor) -> QuerySet[Disclosure]:
    """What one's own organisation gave or got."""
    rows = Disclosure.objects.select_related("source", "recipient", "version__agreement", "emergency")
    if actor.kind == "system":
        return rows
    own = governed_by(actor)
    return rows.filter(Q(source__uuid__in=own) | Q(recipient__uuid__in=own))


def emergencies_visible_to(actor: Actor) -> QuerySet[Emergency]:
    """Those of one's own staff, and those in which something of one's own body's was seen."""
    rows = Emergency.objects.select_related("organisation")
    if actor.kind == "system":
        return rows
    own = governed_by(actor)
    seen_of = Disclosure.objects.filter(source__uuid__in=own, emergency__isnull=False).values("emergency")
    return rows.filter(Q(organisation__uuid__in=own) | Q(pk__in=seen_of))


def own_emergency(actor: Actor, uuid: str) -> Emergency:
    """An officer's own, over or not; raises Missing."""
    rows = Emergency.objects.select_related("organisation").filter(actor=str(actor), ends_at__isnull=False)
    try:
        return rows.get(uuid=uuid, organisation__uuid__in=actor.organisations_as(Role.EMERGENCY_OFFICER))
    except (Emergency.DoesNotExist, ValidationError):
        raise Missing("There is no such emergency.") from None


def get_emergency_for(actor: Actor, uuid: str) -> Emergency:
    """Raises Missing."""
    try:
        return emergencies_visible_to(actor).get(uuid=uuid)
    except (Emergency.DoesNotExist, ValidationError):
        raise Missing("There is no such emergency.") from None
