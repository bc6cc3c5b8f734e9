"""What every action on a version does: take its lock, note that it changed, write the event."""

from onedoor.apps.sharing.memory import forget
from onedoor.apps.sharing.models import AgreementVersion
from onedoor.foundation import clock
from onedoor.foundation.actors import Actor
from onedoor.foundation.errors import Conflict
from onedoor.foundation.events import log
from onedoor.foundation.events.log import Happening

__all__ = ["locked", "save_and_tell"]


def locked(version: AgreementVersion, *statuses: str) -> AgreementVersion:
    """The version as it stands now, locked until the transaction ends; raises Conflict in another state."""
    rows = AgreementVersion.objects.select_for_update(of=("self",)).select_related("agreement__owner")
    current = rows.get(pk=version.pk)
    if statuses and current.status not in statuses:
        raise Conflict(f"This cannot be done: the agreement is now “{current.get_status_display()}”.")
    return current


def save_and_tell(version: AgreementVersion, happening: Happening, *, by: Actor, organisation: str = "") -> None:
    """Save it and record what happened; the memory of this process is read again."""
    version.updated_at = clock.now()
    version.save()
    forget()
    log.record(happening, by=by, subject=str(version.uuid), organisation=organisation or _owner(version))


def _owner(version: AgreementVersion) -> str:
    return str(version.agreement.owner.uuid)
