"""Forgetting a case that was closed long ago: that it was asked, when, of whom and how it was answered stays."""

from onedoor.apps.messages import services as messages
from onedoor.apps.partners import services as partners
from onedoor.apps.rights.data import Decision
from onedoor.apps.rights.events import CaseForgotten
from onedoor.apps.rights.models import Case, Copy, ToldOutside, Withheld
from onedoor.foundation import clock
from onedoor.foundation.actors import Actor
from onedoor.foundation.errors import Conflict
from onedoor.foundation.events import log
from onedoor.foundation.forgetting import Why, forget_fields, require_transaction

__all__ = ["forget_case"]

# A refusal keeps its ground, and has to say something.
_NO_LONGER = "No longer kept."


def forget_case(*, by: Actor, case: Case, why: Why) -> Case:
    """Forget who asked and every word of it, what was withheld and the copy (a building block).

    Raises Missing unless the actor is a governance officer or Onedoor itself, Conflict while it is open. Twice changes
    nothing.
    """
    require_transaction()
    partners.require_governance(by, None, "There is no such case.")
    found = Case.objects.select_for_update().get(pk=case.pk)
    if found.forgotten_at is not None:
        return found
    if found.closed_at is None:
        raise Conflict(f"{found.reference} is still open. Answer it first.")
    for part in found.parts.all():
        refused = part.decision in (Decision.PARTLY, Decision.REFUSED)
        forget_fields(
            part, reason=_NO_LONGER if refused else "", extension_reason=_NO_LONGER if part.extended_at else ""
        )
    Withheld.objects.filter(part__case=found).delete()
    ToldOutside.objects.filter(part__case=found).delete()
    for copy in Copy.objects.filter(case=found):
        copy.file.delete(save=False)
        copy.delete()
    messages.forget_messages(by=by, why=why, about=str(found.uuid))
    # The reference is a random one; the contact and the record it was asked of are forgotten by themselves.
    forget_fields(found, keep=("reference",), resident=None, permission=None, forgotten_at=clock.now())
    log.record(CaseForgotten(why=why.value), by=by, subject=str(found.uuid))
    return found
