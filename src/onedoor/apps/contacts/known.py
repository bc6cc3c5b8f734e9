"""To whom else the caller is known: said once a purpose is stated, and written in the ledger."""

from onedoor.apps.contacts.data import Caller
from onedoor.apps.contacts.identity import note_shown, requests_sight
from onedoor.apps.contacts.models import Contact
from onedoor.apps.people import services as people
from onedoor.apps.people.data import KnownElsewhere
from onedoor.apps.sharing.data import Shown
from onedoor.foundation.actors import Actor
from onedoor.foundation.errors import Denied, Missing

__all__ = ["known_elsewhere"]


def known_elsewhere(contact: Contact, caller: Caller | None, *, by: Actor) -> KnownElsewhere | None:
    """None where the caller is not known well enough, or an agreement ended just now."""
    if caller is None or not caller.is_open or caller.resident is None:
        return None
    try:
        found = people.known_elsewhere(caller.resident.uuid, by=by, sight=requests_sight(contact, by=by))
        shown = [Shown(one.record, one.holder, one.items) for one in found.records if not one.is_own]
        note_shown(contact, shown, by=by)
    except (Denied, Missing):
        return None
    return found
