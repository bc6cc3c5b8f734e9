"""Somebody else speaks for the person: chosen in a contact, recorded in one, ended in one."""

from typing import TYPE_CHECKING, Any

from django.db import transaction

from onedoor.apps.contacts.actions.identifying import check_in_transaction
from onedoor.apps.contacts.actions.locking import lock_live
from onedoor.apps.contacts.data import Assurance
from onedoor.apps.contacts.events import SpeakerChosen
from onedoor.apps.contacts.identity import sight_of
from onedoor.apps.contacts.models import Contact
from onedoor.apps.people import services as people
from onedoor.apps.people.data import Ground
from onedoor.apps.sharing import services as sharing
from onedoor.foundation import clock
from onedoor.foundation.actors import Actor
from onedoor.foundation.errors import Conflict, Invalid, Missing
from onedoor.foundation.events import log

if TYPE_CHECKING:
    from onedoor.apps.people.models import Representation

__all__ = ["add_representative", "choose_speaker", "end_representation"]


@transaction.atomic(durable=True)
def choose_speaker(*, by: Actor, contact: Contact, representation: str, said: str = "") -> Contact:
    """They speak for the person; an empty uuid: the person speaks. Who speaks has to show who they are anew.

    Raises Missing where they are not open to the adviser, Conflict where they may not speak for the person now.
    """
    locked = lock_live(contact, by=by)
    if locked.resident is None:
        raise Missing("Nobody is chosen yet.")
    seen = people.see_resident(str(locked.resident.uuid), by=by, sight=sight_of(locked, by=by))
    locked.representation, locked.caller_name = None, seen.full_name
    if representation:
        if representation not in {one.uuid for one in seen.representations}:
            raise Missing("There is nobody who speaks for them so.")
        speaker = people.get_representation(representation, of=[locked.resident])
        if why := speaker.why_not(clock.today()):
            raise Conflict(f"{speaker.name} may not speak for them now. {why}")
        locked.representation, locked.caller_name = speaker, f"{speaker.name}, for {seen.full_name}"[:300]
    locked.assurance, locked.facts_checked = Assurance.UNVERIFIED, []
    locked.save(update_fields=["representation", "caller_name", "assurance", "facts_checked"])
    log.record(SpeakerChosen(representation=representation), by=by, subject=str(locked.uuid))
    check_in_transaction(locked, said, by)
    return locked


@transaction.atomic(durable=True)
def add_representative(*, by: Actor, contact: Contact, **details: Any) -> "Representation":
    """Somebody speaks for the person from now on, as `people.add_representative` takes it.

    Raises Conflict where it rests on the person's word and they are not speaking, or have not shown who they are.
    """
    locked = lock_live(contact, by=by)
    if locked.resident is None:
        raise Missing("Nobody is chosen yet.")
    if details.get("ground") == Ground.CONSENT and not (locked.is_sure and locked.representation is None):
        raise Conflict("Only the person can say so, once they have shown who they are. Or choose another right.")
    if set(details.get("purposes", ())) - {known.code for known in sharing.purposes()}:
        raise Invalid("Say what it is for.", fields={"purposes": ["Choose what they may speak about"]})
    return people.add_representative(by=by, resident=locked.resident, **details)


@transaction.atomic(durable=True)
def end_representation(*, by: Actor, contact: Contact, representation: str) -> "Representation":
    """They do not speak for the person any more. Raises Missing."""
    locked = lock_live(contact, by=by)
    if locked.resident is None:
        raise Missing("Nobody is chosen yet.")
    found = people.get_representation(representation, of=[locked.resident])
    is_taken_back = found.ground == Ground.CONSENT and locked.is_sure and locked.representation is None
    return people.end_representation(by=by, representation=found, why="withdrawn" if is_taken_back else "ended")
