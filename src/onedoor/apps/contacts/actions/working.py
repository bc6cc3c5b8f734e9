"""What becomes known and what is done in a contact."""

from typing import TYPE_CHECKING

from django.db import transaction

from onedoor.apps.contacts.access import get_item_for
from onedoor.apps.contacts.actions.locking import lock_live
from onedoor.apps.contacts.data import ItemAction
from onedoor.apps.contacts.events import ActionNoted, DoorNoted, ItemAdded, ItemDropped
from onedoor.apps.contacts.models import Contact, ContactItem
from onedoor.apps.requests import services as requests
from onedoor.foundation import clock
from onedoor.foundation.actors import Actor
from onedoor.foundation.errors import Conflict
from onedoor.foundation.events import log

if TYPE_CHECKING:
    from onedoor.apps.directory.models import Service
    from onedoor.apps.messages.models import Letter
    from onedoor.apps.partners.models import Organisation
    from onedoor.apps.requests.models import Request

__all__ = [
    "add_item",
    "add_item_in_transaction",
    "drop_item",
    "note_action",
    "note_action_in_transaction",
    "note_door",
    "note_lost_requests",
]


@transaction.atomic(durable=True)
def note_door(
    *, by: Actor, contact: Contact, meant_for: "Organisation | None" = None, was_transferred: bool = False
) -> Contact:
    """They took us for another body, or had tried it first; or they were passed on to us."""
    locked = lock_live(contact, by=by)
    locked.meant_for, locked.was_transferred = meant_for, was_transferred
    locked.save(update_fields=["meant_for", "was_transferred"])
    noted = DoorNoted(meant_for=_id(meant_for), was_transferred=was_transferred)
    log.record(noted, by=by, subject=str(locked.uuid))
    return locked


@transaction.atomic(durable=True)
def add_item(*, by: Actor, contact: Contact, words: str, service: "Service | None" = None) -> ContactItem:
    """Another question, in the person's words. The first with a service is what the contact is counted under."""
    return add_item_in_transaction(by=by, contact=contact, words=words, service=service)


def add_item_in_transaction(
    *, by: Actor, contact: Contact, words: str, service: "Service | None" = None
) -> ContactItem:
    """`add_item` as a part of something larger."""
    locked = lock_live(contact, by=by)
    item = ContactItem.objects.create(contact=locked, words=words.strip()[:300], service=service, at=clock.now())
    if locked.service is None and service is not None:
        locked.service = service
        locked.save(update_fields=["service"])
    log.record(ItemAdded(item=str(item.uuid), service=_id(service)), by=by, subject=str(locked.uuid))
    return item


@transaction.atomic(durable=True)
def drop_item(*, by: Actor, item: ContactItem) -> None:
    """It was not asked after all. Raises Conflict once something was done about it."""
    own = get_item_for(by, item.uuid)
    contact = lock_live(own.contact, by=by)
    if own.action:
        raise Conflict("Something was done about this question. It stays.")
    own.delete()
    if contact.service == own.service:
        first = contact.items.exclude(service=None).first()
        contact.service, contact.responsible = (first.service, first.responsible) if first else (None, None)
        contact.save(update_fields=["service", "responsible"])
    log.record(ItemDropped(item=str(item.uuid)), by=by, subject=str(contact.uuid))


@transaction.atomic(durable=True)
def note_action(
    *,
    by: Actor,
    item: ContactItem,
    action: str,
    request: "Request | None" = None,
    responsible: "Organisation | None" = None,
    note: str = "",
    letter: "Letter | None" = None,
) -> ContactItem:
    """Note what was done about a question; `letter` names the one it was about, for the whole contact."""
    return note_action_in_transaction(
        by=by, item=item, action=action, request=request, responsible=responsible, note=note, letter=letter
    )


def note_action_in_transaction(
    *,
    by: Actor,
    item: ContactItem,
    action: str,
    request: "Request | None" = None,
    responsible: "Organisation | None" = None,
    note: str = "",
    letter: "Letter | None" = None,
) -> ContactItem:
    """`note_action` as a part of something larger."""
    own = get_item_for(by, item.uuid)
    contact = lock_live(own.contact, by=by)
    own.action, own.note = ItemAction(action), note.strip()
    own.request, own.responsible = request or own.request, responsible or own.responsible
    own.service = own.service or (request.service if request else None)
    own.save()
    _copy_to_contact(contact, own, letter)
    noted = ActionNoted(
        item=str(own.uuid), action=own.action, request=_id(own.request), responsible=_id(own.responsible)
    )
    log.record(noted, by=by, subject=str(contact.uuid))
    return own


def note_lost_requests(*, by: Actor, contact: Contact) -> None:
    """Note what was raised for a question and never noted: raising and noting are two transactions of two apps."""
    if not contact.is_live:
        return
    lost = {item.request_uuid: item for item in contact.items.filter(action="").exclude(service=None)}
    if not lost:
        return
    for found in requests.requests_visible_to(by).filter(uuid__in=lost).select_related("accountable"):
        note_action(
            by=by, item=lost[found.uuid], action=ItemAction.RAISED, request=found, responsible=found.accountable
        )


def _copy_to_contact(contact: Contact, item: ContactItem, letter: "Letter | None") -> None:
    contact.letter = letter or contact.letter
    contact.service = contact.service or item.service
    if contact.service == item.service:
        contact.responsible = contact.responsible or item.responsible
    contact.save(update_fields=["letter", "service", "responsible"])


def _id(thing: "Organisation | Service | Request | None") -> str:
    return str(thing.uuid) if thing is not None else ""
