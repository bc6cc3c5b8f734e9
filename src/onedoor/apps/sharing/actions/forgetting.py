"""Forgetting what was said of somebody in an emergency. The ledger itself is kept: it holds ids and codes."""

from onedoor.apps.sharing.events import EmergencyForgotten
from onedoor.apps.sharing.models import Emergency
from onedoor.foundation.actors import Actor
from onedoor.foundation.events import log
from onedoor.foundation.forgetting import Why, require_transaction

__all__ = ["forget_emergency"]


def forget_emergency(*, by: Actor, contact: str, why: Why) -> bool:
    """Forget the words of the emergency in that contact, if there was one (a building block); whether there was.

    The caller has checked that the actor may.
    """
    require_transaction()
    found = Emergency.objects.select_related("organisation").filter(contact=contact).exclude(words="").first()
    if found is None:
        return False
    found.words = ""
    found.save(update_fields=["words"])
    found.reviews.update(words="")
    body = str(found.organisation.uuid)
    log.record(EmergencyForgotten(why=why.value), by=by, subject=str(found.uuid), organisation=body)
    return True
