"""What people said about passing on what is known of them, as reads need it."""

from collections.abc import Collection, Sequence
from typing import TYPE_CHECKING, Any
from uuid import UUID

from django.db.models import F, Q, QuerySet

from onedoor.apps.sharing.data import PermissionKind
from onedoor.apps.sharing.models import Pause, PersonsPermission
from onedoor.foundation.errors import Denied

if TYPE_CHECKING:
    from onedoor.apps.partners.models import Organisation
    from onedoor.apps.people.models import Resident

__all__ = [
    "paused_records",
    "paused_records_for_any",
    "permissions_of",
    "permitted_records",
    "require_no_pause",
    "require_persons_leave",
]


# Primary keys of records, to be made part of another query; `resident` is what they can be narrowed by.
Keys = QuerySet[Any, Any]


def paused_records(recipient: str, purpose: str) -> Keys:
    """Records that are not let known to that body (uuid as text) for that purpose. Not read here: part of a query."""
    return paused_records_for_any([recipient], purpose)


def paused_records_for_any(recipients: Collection[str], purpose: str) -> Keys:
    """The same for one of several bodies."""
    whom = Q(recipient=None) | Q(recipient__uuid__in=recipients)
    pauses = Pause.objects.filter(whom, purpose__in=("", purpose), lifted_at=None).order_by()
    return pauses.values_list("resident", flat=True)


def permitted_records(recipient: str, purpose: str) -> Keys:
    """Records of people who gave permission to let that body know for that purpose. Part of a query."""
    given = PersonsPermission.objects.filter(
        kind=PermissionKind.SHARE, recipient__uuid=recipient, purpose=purpose, is_given=True, ended_at=None
    )
    return given.order_by().values_list("resident", flat=True)


def permissions_of(records: "Sequence[Resident]") -> QuerySet[PersonsPermission]:
    """What the person was asked and said, in all their records, the last first; what holds before what ended."""
    rows = PersonsPermission.objects.filter(resident__in=records).select_related("recipient", "resident__held_by")
    # Databases differ in where nothing stands.
    return rows.order_by(F("ended_at").desc(nulls_first=True), "-said_at", "-pk")


def require_no_pause(person: str, purpose: str) -> None:
    """Raises Denied where the person objects to anybody being told anything for it."""
    if paused_records_for_any((), purpose).filter(resident__uuid=_uuid(person)).exists():
        raise Denied("The person objects to this, and it is paused until that is decided.", code="sharing-paused")


def require_persons_leave(person: str, purpose: str, recipient: "Organisation", needing: Collection[str] = ()) -> None:
    """Raises Denied where the person paused this, or did not give the permission that items `needing` it need."""
    if paused_records(str(recipient.uuid), purpose).filter(resident__uuid=_uuid(person)).exists():
        raise Denied("The person objects to this, and it is paused until that is decided.", code="sharing-paused")
    permitted = permitted_records(str(recipient.uuid), purpose)
    if needing and not permitted.filter(resident__uuid=_uuid(person)).exists():
        raise Denied("The person has not given permission for this.", code="sharing-not-permitted")


def _uuid(text: str) -> UUID:
    try:
        return UUID(text)
    except ValueError:
        return UUID(int=0)
