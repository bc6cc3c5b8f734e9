"""How a way to reach somebody may be used: to reach them, only to find out whether it is them, or never."""

from collections.abc import Mapping

from django.db import transaction

from onedoor.apps.people.access import require_holder
from onedoor.apps.people.events import ResidentUpdated
from onedoor.apps.people.models import Resident
from onedoor.apps.people.seeing import holder_of
from onedoor.foundation.actors import Actor
from onedoor.foundation.errors import Conflict
from onedoor.foundation.events import log

__all__ = ["USES", "set_point_uses"]

# By code: whether it may be used, whether it is there to check only.
USES = {"any": (True, False), "check": (False, True), "never": (False, False)}


@transaction.atomic(durable=True)
def set_point_uses(*, by: Actor, resident: Resident, uses: Mapping[str, str]) -> Resident:
    """`uses`: codes by the uuid of the contact point. Raises Missing, Conflict where the record is not to be used."""
    locked = Resident.objects.select_for_update(of=("self",)).select_related("held_by").get(pk=resident.pk)
    require_holder(by, locked)
    if locked.restricted_at:
        raise Conflict("This record is kept and not used for now: it cannot be changed.")
    changed = set()
    for point in locked.contact_points.filter(ended_at=None):
        wanted = USES.get(uses.get(str(point.uuid), ""))
        if wanted and wanted != (point.is_safe, point.is_only_to_check):
            point.is_safe, point.is_only_to_check = wanted
            point.save(update_fields=["is_safe", "is_only_to_check"])
            changed.add("phones" if point.kind == "phone" else "emails")
    if changed:
        happening = ResidentUpdated(fields=tuple(sorted(changed)))
        log.record(happening, by=by, subject=str(locked.uuid), organisation=holder_of(locked))
    return locked
