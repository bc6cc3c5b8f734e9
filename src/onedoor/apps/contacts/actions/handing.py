"""From one adviser to another: the same contact, with what was said and done in it."""

from typing import TYPE_CHECKING

from django.db import transaction

from onedoor.apps.contacts.access import colleagues_of
from onedoor.apps.contacts.actions.locking import lock_live
from onedoor.apps.contacts.actions.opening import park_in_transaction
from onedoor.apps.contacts.data import ContactStatus
from onedoor.apps.contacts.events import ContactHandedOver
from onedoor.apps.contacts.models import Contact
from onedoor.apps.partners import services as partners
from onedoor.foundation import clock
from onedoor.foundation.actors import Actor
from onedoor.foundation.errors import Conflict, Invalid, Missing
from onedoor.foundation.events import log

if TYPE_CHECKING:
    from onedoor.apps.partners.models import Account

__all__ = ["hand_over", "take_back"]


@transaction.atomic(durable=True)
def hand_over(*, by: Actor, contact: Contact, to: str, note: str = "") -> Contact:
    """To a colleague at the same door, by the uuid of their account; they take it up when they can.

    A broken glass does not go with it: why somebody must see everything is each person's own to say. Raises Invalid.
    """
    locked = lock_live(contact, by=by)
    colleague = next((one for one in colleagues_of(locked, by=by) if str(one.uuid) == to), None)
    if colleague is None:
        raise Invalid("Choose a colleague.", fields={"to": ["Choose an adviser of the same organisation"]})
    if locked.status == ContactStatus.OPEN:
        park_in_transaction(locked, by=by)
    _give(locked, colleague, note=note.strip(), by=by)
    return locked


@transaction.atomic(durable=True)
def take_back(*, by: Actor, contact: str) -> Contact:
    """What the actor handed over, until the colleague takes it up. Raises Missing, Conflict."""
    locked = Contact.objects.select_for_update(of=("self",)).filter(uuid=contact, handed_by__uuid=by.id).first()
    if locked is None:
        raise Missing("There is no such contact.")
    if locked.handed_at is None or locked.status != ContactStatus.PARKED:
        raise Conflict("They have taken it up already.")
    locked.adviser, locked.handed_by, locked.handed_at, locked.handover_note = (
        partners.get_account(by.id),
        None,
        None,
        "",
    )
    locked.save(update_fields=["adviser", "handed_by", "handed_at", "handover_note"])
    _record(locked, by)
    return locked


def _give(contact: Contact, to: "Account", *, note: str, by: Actor) -> None:
    contact.handed_by, contact.handed_at, contact.handover_note = partners.get_account(by.id), clock.now(), note
    contact.adviser, contact.is_emergency = to, False
    contact.save(update_fields=["handed_by", "handed_at", "handover_note", "adviser", "is_emergency"])
    _record(contact, by)


def _record(contact: Contact, by: Actor) -> None:
    to = str(contact.adviser.uuid) if contact.adviser else ""
    body = str(contact.organisation.uuid) if contact.organisation else ""
    log.record(ContactHandedOver(to=to), by=by, subject=str(contact.uuid), organisation=body)
