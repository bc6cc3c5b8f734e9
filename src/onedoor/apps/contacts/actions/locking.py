"""Holding a contact still while it changes: an adviser may have it open in two windows."""

from django.db import connection

from onedoor.apps.contacts.access import contacts_worked_by
from onedoor.apps.contacts.models import Contact
from onedoor.foundation.actors import Actor
from onedoor.foundation.errors import Conflict, Missing

__all__ = ["lock", "lock_live"]


def lock(contact: Contact, *, by: Actor) -> Contact:
    """The row as it is now; raises Missing where it is not the actor's own."""
    assert connection.in_atomic_block, "A lock lasts as long as its transaction."
    found = contacts_worked_by(by).select_for_update(of=("self",)).filter(pk=contact.pk).first()
    if found is None:
        raise Missing("There is no such contact.")
    return found


def lock_live(contact: Contact, *, by: Actor) -> Contact:
    """As `lock`; raises Conflict where it has been wrapped up or cancelled."""
    found = lock(contact, by=by)
    if not found.is_live:
        raise Conflict("This contact is closed. Start another.")
    return found
