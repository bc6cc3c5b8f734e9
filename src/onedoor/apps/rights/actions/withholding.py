"""An officer hides something of a copy, or shows it, with a reason."""

from django.db import transaction

from onedoor.apps.rights.actions.working import locked_part
from onedoor.apps.rights.data import CaseKind
from onedoor.apps.rights.events import WithheldChanged
from onedoor.apps.rights.models import Part, Withheld
from onedoor.apps.rights.queries.cases import preview
from onedoor.foundation import clock
from onedoor.foundation.actors import Actor
from onedoor.foundation.errors import Conflict, Invalid, Missing
from onedoor.foundation.events import log

__all__ = ["withhold"]


@transaction.atomic(durable=True)
def withhold(*, by: Actor, part: str, row: str, field: str, is_hidden: bool, reason: str) -> Part:
    """Of one thing the body holds. Raises Missing, Invalid, Conflict where the part was answered."""
    found = locked_part(by, part)
    if found.case.kind != CaseKind.ACCESS or found.is_decided:
        raise Conflict("What is given cannot be changed any more.")
    if len(reason.strip()) < 3:
        raise Invalid("Say why.", fields={"reason": ["Say why"]})
    rows = {one.key: {held.name for held in one.fields} for section in preview(found) for one in section.rows}
    if field not in rows.get(row, ()) or not field:
        raise Missing("There is no such thing.")
    said = {"is_hidden": is_hidden, "reason": reason.strip()[:300], "decided_by": str(by), "decided_at": clock.now()}
    Withheld.objects.update_or_create(part=found, row=row, field=field, defaults=said)
    happening = WithheldChanged(part=str(found.uuid), row=row, field=field, is_hidden=is_hidden)
    log.record(happening, by=by, subject=str(found.case.uuid), organisation=str(found.organisation.uuid))
    return found
