"""What the person was asked in a conversation, and said: may another body be told, may we pass you on."""

from typing import TYPE_CHECKING

from django.db import transaction

from onedoor.apps.contacts.actions.locking import lock_live
from onedoor.apps.contacts.models import Contact
from onedoor.apps.sharing import services as sharing
from onedoor.foundation.actors import Actor
from onedoor.foundation.errors import Conflict, Missing

if TYPE_CHECKING:
    from onedoor.apps.partners.models import Organisation
    from onedoor.apps.sharing.models import PersonsPermission

__all__ = ["note_permission"]


@transaction.atomic(durable=True)
def note_permission(
    *,
    by: Actor,
    contact: Contact,
    kind: str,
    purpose: str,
    recipient: "Organisation | None",
    is_given: bool,
    words: str,
) -> "PersonsPermission":
    """Raises Missing where nobody is chosen, Conflict where it is not sure who is speaking, Invalid."""
    locked = lock_live(contact, by=by)
    if locked.resident is None:
        raise Missing("Nobody is chosen yet.")
    if not locked.may_decide:
        raise Conflict("Only the person, or who decides in their place, gives permission: find out who is speaking.")
    return sharing.note_permission(
        by=by, resident=locked.resident, kind=kind, purpose=purpose, recipient=recipient, is_given=is_given,
        words=words, channel=locked.channel.code,
    )  # fmt: skip
