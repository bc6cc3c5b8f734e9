"""Opening a contact, putting it aside and coming back to it."""

from datetime import timedelta
from typing import TYPE_CHECKING

from django.db import transaction

from onedoor.apps.contacts.access import contacts_worked_by, require_adviser
from onedoor.apps.contacts.actions.locking import lock, lock_live
from onedoor.apps.contacts.actions.steps import begin_step, end_step
from onedoor.apps.contacts.data import ContactStatus, Step
from onedoor.apps.contacts.events import (
    ContactCancelled,
    ContactOpened,
    ContactParked,
    ContactRestored,
    ContactResumed,
)
from onedoor.apps.contacts.models import Contact
from onedoor.apps.directory import services as directory
from onedoor.apps.partners import services as partners
from onedoor.apps.partners.data import Role
from onedoor.apps.people import services as people
from onedoor.foundation import clock
from onedoor.foundation.actors import Actor
from onedoor.foundation.errors import Conflict, Invalid
from onedoor.foundation.events import log
from onedoor.foundation.retrying import retried_when_reference_is_taken

if TYPE_CHECKING:
    from onedoor.apps.partners.models import Organisation

__all__ = [
    "cancel",
    "open_contact",
    "open_contact_in_transaction",
    "park",
    "park_in_transaction",
    "restore",
    "resume",
    "resume_in_transaction",
]

# So long what was cancelled may be taken up again.
_RESTORED_WITHIN = timedelta(hours=1)


@retried_when_reference_is_taken
@transaction.atomic(durable=True)
def open_contact(
    *, by: Actor, channel: str, caller_number: str = "", organisation: "Organisation | None" = None
) -> Contact:
    """Start a contact at the adviser's door; whichever they had open is parked. The person may come later, or never.

    `caller_number` as shown on the phone; one that is withheld or no number is refused with Invalid.
    `organisation` is needed only of advisers who work for several.
    """
    return open_contact_in_transaction(by=by, channel=channel, caller_number=caller_number, organisation=organisation)


def open_contact_in_transaction(
    *, by: Actor, channel: str, caller_number: str = "", organisation: "Organisation | None" = None
) -> Contact:
    """`open_contact` as a part of something larger."""
    require_adviser(by)
    now = clock.now()
    _park_others(by)
    contact = Contact.objects.create(
        channel=directory.get_channel(channel),
        organisation=_door_of(by, organisation),
        adviser=partners.get_account(by.id),
        caller_number=_number(caller_number),
        opened_at=now,
    )
    begin_step(contact, Step.IDENTIFY, at=now)
    log.record(ContactOpened(channel=channel), by=by, subject=str(contact.uuid), organisation=_body(contact))
    return contact


def _number(text: str) -> str:
    if not text.strip():
        return ""
    try:
        return people.normalise_phone(text)
    except Invalid:
        message = "Enter the number as shown, like 01632 960001, or leave it empty"
        raise Invalid(message, fields={"caller_number": [message]}) from None


def _door_of(by: Actor, organisation: "Organisation | None") -> "Organisation":
    doors = by.organisations_as(Role.ADVISER)
    if organisation is not None and str(organisation.uuid) in doors:
        return organisation
    return partners.get_organisation(min(doors))


def _body(contact: Contact) -> str:
    return str(contact.organisation.uuid) if contact.organisation else ""


@transaction.atomic(durable=True)
def park(*, by: Actor, contact: Contact) -> Contact:
    """Put it aside; its time stands still. Parking what is parked changes nothing."""
    locked = lock_live(contact, by=by)
    if locked.status == ContactStatus.OPEN:
        park_in_transaction(locked, by=by)
    return locked


@transaction.atomic(durable=True)
def resume(*, by: Actor, contact: Contact) -> Contact:
    """Take it up again where it was left; whichever other is open is parked."""
    locked = lock_live(contact, by=by)
    return locked if locked.status == ContactStatus.OPEN else resume_in_transaction(locked, by=by)


def resume_in_transaction(locked: Contact, *, by: Actor) -> Contact:
    """`resume` as a part of something larger; the contact is locked and parked."""
    _park_others(by, but=locked)
    last = locked.steps.last()
    locked.status, locked.parked_at, locked.handed_at = ContactStatus.OPEN, None, None
    locked.save(update_fields=["status", "parked_at", "handed_at"])
    begin_step(locked, Step(last.step) if last else Step.IDENTIFY, at=clock.now())
    log.record(ContactResumed(), by=by, subject=str(locked.uuid), organisation=_body(locked))
    return locked


@transaction.atomic(durable=True)
def cancel(*, by: Actor, contact: Contact) -> Contact:
    """It was started by mistake. Raises Conflict once something was done in it: that has to be wrapped up."""
    locked = lock_live(contact, by=by)
    if locked.items.exclude(action="").exists():
        raise Conflict("Something was done in this contact. Wrap it up instead.")
    now = clock.now()
    end_step(locked, at=now)
    locked.status, locked.closed_at, locked.parked_at = ContactStatus.CANCELLED, now, None
    locked.save(update_fields=["status", "closed_at", "parked_at"])
    log.record(ContactCancelled(), by=by, subject=str(locked.uuid), organisation=_body(locked))
    return locked


@transaction.atomic(durable=True)
def restore(*, by: Actor, contact: Contact) -> Contact:
    """It was no mistake: parked again, to be gone on with. Raises Conflict for one that was not cancelled just now."""
    locked = lock(contact, by=by)
    if locked.status != ContactStatus.CANCELLED or (locked.closed_at or clock.now()) < clock.now() - _RESTORED_WITHIN:
        raise Conflict("Only what was cancelled in the last hour can be taken up again. Start another.")
    locked.status, locked.closed_at, locked.parked_at = ContactStatus.PARKED, None, clock.now()
    locked.save(update_fields=["status", "closed_at", "parked_at"])
    log.record(ContactRestored(), by=by, subject=str(locked.uuid), organisation=_body(locked))
    return locked


def _park_others(by: Actor, but: Contact | None = None) -> None:
    """One conversation at a time, or the time of both would be counted twice."""
    for other in contacts_worked_by(by).filter(status=ContactStatus.OPEN):
        if but is None or other.pk != but.pk:
            park_in_transaction(lock(other, by=by), by=by)


def park_in_transaction(contact: Contact, *, by: Actor) -> None:
    """`park` as a part of something larger; the contact is locked."""
    now = clock.now()
    end_step(contact, at=now)
    contact.status, contact.parked_at = ContactStatus.PARKED, now
    contact.save(update_fields=["status", "parked_at"])
    log.record(ContactParked(), by=by, subject=str(contact.uuid), organisation=_body(contact))
