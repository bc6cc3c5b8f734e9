"""Who asked becomes known after it was raised."""

from typing import TYPE_CHECKING

from onedoor.apps.requests.actions.changing import lock, save, tell_person
from onedoor.apps.requests.data import Contactee
from onedoor.apps.requests.events import AskerNamed
from onedoor.apps.requests.models import Request
from onedoor.apps.requests.tokens import normalise_address
from onedoor.foundation.actors import Actor
from onedoor.foundation.events.log import record

if TYPE_CHECKING:
    from onedoor.apps.people.models import Resident

__all__ = ["name_asker_in_transaction"]


def name_asker_in_transaction(*, by: Actor, request: Request, resident: "Resident", contactee: Contactee) -> bool:
    """Nobody's request becomes this person's, as though it had been raised for them; who could not be told is told now.

    A building block. Only for whoever raised it, and only while it is nobody's: False, and nothing changed, else.
    """
    locked = lock(request)
    if locked.raised_by != str(by) or not locked.is_nobodys:
        return False
    could_be_told = bool(locked.contact_phone)
    locked.resident, locked.language = resident, contactee.language
    locked.contact_name = contactee.name.strip()[:150]
    locked.contact_email = normalise_address(contactee.email)
    locked.contact_phone = locked.contact_phone or normalise_address(contactee.phone)
    save(locked)
    record(
        AskerNamed(was_told=could_be_told), by=by, subject=str(locked.uuid), organisation=str(locked.accountable.uuid)
    )
    if locked.is_open and not could_be_told:
        tell_person(locked, "request-received")
    return True
