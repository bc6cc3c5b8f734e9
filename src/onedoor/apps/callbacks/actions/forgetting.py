"""Forgetting whom a call-back was for."""

from onedoor.apps.callbacks.events import CallbackForgotten
from onedoor.apps.callbacks.models import Attempt, Callback
from onedoor.apps.messages import services as messages
from onedoor.apps.partners import services as partners
from onedoor.foundation import clock
from onedoor.foundation.actors import Actor
from onedoor.foundation.errors import Conflict
from onedoor.foundation.events import log
from onedoor.foundation.forgetting import Why, forget_fields, require_transaction, unsaid

__all__ = ["forget_callback"]


def forget_callback(*, by: Actor, callback: Callback, why: Why) -> Callback:
    """Forget name, number and words (a building block); raises Missing, and Conflict while somebody waits."""
    require_transaction()
    found = Callback.objects.select_for_update(of=("self",)).select_related("organisation").get(pk=callback.pk)
    partners.require_governance(by, found.organisation, "There is no such call-back.")
    if found.forgotten_at is not None:
        return found
    if found.is_waiting:
        raise Conflict("Somebody still waits for this call.")
    found.attempts.update(**unsaid(Attempt))
    messages.forget_messages(by=by, why=why, about=str(found.uuid))
    forget_fields(found, keep=("reference",), resident=None, forgotten_at=clock.now())
    body = str(found.organisation.uuid)
    log.record(CallbackForgotten(why=why.value), by=by, subject=str(found.uuid), organisation=body)
    return found
