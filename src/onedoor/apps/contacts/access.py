"""Who may see and change a contact.

An adviser works their own contacts. What came of a person's earlier contacts is seen by advisers of the body that took
them, and of another's as far as an agreement opens what people asked for; the notes only by advisers of the same body.
"""

from typing import TYPE_CHECKING
from uuid import UUID

from django.core.exceptions import ValidationError
from django.db.models import Q, QuerySet

from onedoor.apps.contacts.data import ContactStatus
from onedoor.apps.contacts.models import Call, Contact, ContactItem, Mail, Mailbox, MailFile, Queue
from onedoor.apps.partners import services as partners
from onedoor.apps.partners.data import Role
from onedoor.apps.people.data import Sight
from onedoor.apps.requests.data import HISTORY
from onedoor.foundation.actors import Actor
from onedoor.foundation.errors import Missing

if TYPE_CHECKING:
    from onedoor.apps.partners.models import Account

__all__ = [
    "BOARD_ROLES",
    "calls_visible_to",
    "colleagues_of",
    "contacts_visible_to",
    "contacts_waiting_for",
    "contacts_worked_by",
    "files_in",
    "get_call_for",
    "get_contact_for",
    "get_item_for",
    "get_mail_file_for",
    "get_mailbox_for",
    "get_queue_for",
    "get_waiting_for",
    "mail_in",
    "mailboxes_editable_by",
    "may_edit_causes",
    "may_read_notes",
    "queues_editable_by",
    "require_adviser",
]

# Who looks after the advisers of a body.
BOARD_ROLES = (Role.SERVICE_MANAGER, Role.ADMINISTRATOR)


def require_adviser(actor: Actor) -> None:
    """Raises Missing for anyone else: the desk does not exist for them."""
    if not (actor.kind == "staff" and actor.has_role(Role.ADVISER)):
        raise Missing("There is no such contact.")


def contacts_worked_by(actor: Actor) -> QuerySet[Contact]:
    """Their own."""
    if actor.kind != "staff" or not actor.has_role(Role.ADVISER):
        return Contact.objects.none()
    return Contact.objects.filter(adviser__uuid=actor.id).select_related(
        "channel",
        "organisation",
        "service",
        "responsible",
        "letter",
        "meant_for",
        "representation",
        "business",
        "handed_by",
    )


def contacts_visible_to(actor: Actor, sight: Sight | None = None) -> QuerySet[Contact]:
    """To advisers: those their bodies took, those that people finished alone, and what the sight opens of others'.

    Not of people whose record is kept and not used.
    """
    if actor.kind == "system":
        return Contact.objects.all()
    if actor.kind != "staff" or not actor.has_role(Role.ADVISER):
        return Contact.objects.none()
    if sight is not None and sight.is_emergency:
        return Contact.objects.all()
    own = sight.own if sight else actor.organisations_as(Role.ADVISER)
    is_used = Q(resident=None) | Q(resident__restricted_at__isnull=True)
    seen = _of(own) | Q(organisation=None, responsible=None)
    return Contact.objects.filter(seen | _shared(own, sight) if sight else seen).filter(is_used)


def _of(bodies: frozenset[str]) -> Q:
    """Taken by one of them, or finished by somebody alone and for one of them."""
    return Q(organisation__uuid__in=bodies) | Q(organisation=None, responsible__uuid__in=bodies)


def _shared(own: frozenset[str], sight: Sight) -> Q:
    """What other bodies let the actor know: not of those who paused it, and of some only who gave permission."""
    shared = _of(sight.holders_of(HISTORY) - own)
    if sight.closed is not None:
        shared &= ~Q(resident__in=sight.closed)
    asking = frozenset(holder for holder, items in sight.asked.items() if HISTORY in items)
    return shared | (_of(asking) & Q(resident__in=sight.permitted)) if asking else shared


def may_read_notes(actor: Actor, contact: Contact) -> bool:
    return contact.organisation is not None and str(contact.organisation.uuid) in actor.organisations_as(Role.ADVISER)


def get_contact_for(actor: Actor, uuid: "UUID | str") -> Contact:
    """One of the actor's own contacts, with whose record it is about; raises Missing."""
    try:
        return contacts_worked_by(actor).select_related("resident__held_by").get(uuid=uuid)
    except (Contact.DoesNotExist, ValidationError):
        raise Missing("There is no such contact.") from None


def get_item_for(actor: Actor, uuid: "UUID | str") -> ContactItem:
    """One question in one of the actor's own contacts; raises Missing."""
    items = ContactItem.objects.filter(contact__in=contacts_worked_by(actor).order_by())
    try:
        return items.select_related("contact__channel", "service", "request", "responsible").get(uuid=uuid)
    except (ContactItem.DoesNotExist, ValidationError):
        raise Missing("There is no such question.") from None


def may_edit_causes(actor: Actor) -> bool:
    return actor.kind == "system" or actor.has_role(Role.PARTNERSHIP_ADMINISTRATOR)


def colleagues_of(contact: Contact, *, by: Actor) -> "list[Account]":
    """Other advisers of the body at whose door it is."""
    if contact.organisation is None:
        return []
    return [
        one
        for one in partners.staff_of(contact.organisation)
        if str(one.uuid) != by.id and any(held.role == Role.ADVISER for held in one.memberships.all())
    ]


def calls_visible_to(actor: Actor) -> QuerySet[Call]:
    """Calls of the bodies whose calls the actor takes, or whose advisers they look after."""
    if actor.kind == "system":
        return Call.objects.all()
    bodies = actor.organisations_as(Role.ADVISER, *BOARD_ROLES) if actor.kind == "staff" else frozenset()
    return Call.objects.filter(organisation__uuid__in=bodies)


def get_call_for(actor: Actor, uuid: "UUID | str") -> Call:
    """A call an adviser may take; raises Missing."""
    taken = actor.organisations_as(Role.ADVISER)
    found = calls_visible_to(actor).filter(uuid=uuid, organisation__uuid__in=taken).first()
    if found is None:
        raise Missing("There is no such call.")
    return found


def queues_editable_by(actor: Actor) -> QuerySet[Queue]:
    """Queues of the bodies the actor administers."""
    bodies = partners.organisations_administered_by(actor)
    return Queue.objects.filter(organisation__in=bodies).select_related("organisation")


def get_queue_for(actor: Actor, uuid: "UUID | str") -> Queue:
    """Raises Missing."""
    found = queues_editable_by(actor).filter(uuid=uuid).first()
    if found is None:
        raise Missing("There is no such queue.")
    return found


def contacts_waiting_for(actor: Actor) -> QuerySet[Contact]:
    """Those that wait for any adviser of the actor's bodies, the oldest first."""
    bodies = actor.organisations_as(Role.ADVISER) if actor.kind == "staff" else frozenset()
    waiting = Contact.objects.filter(organisation__uuid__in=bodies, adviser=None, status=ContactStatus.PARKED)
    return waiting.select_related("channel", "organisation").prefetch_related("mail").order_by("opened_at", "id")


def get_waiting_for(actor: Actor, uuid: "UUID | str") -> Contact:
    """Raises Missing."""
    bodies = actor.organisations_as(Role.ADVISER) if actor.kind == "staff" else frozenset()
    came_by_mail = Contact.objects.filter(organisation__uuid__in=bodies, mail__isnull=False)
    found = came_by_mail.filter(uuid=uuid).first()
    if found is None:
        raise Missing("There is no such contact.")
    return found


def mail_in(contact: Contact) -> QuerySet[Mail]:
    """What was written in it, in order: whoever works the contact reads it."""
    return Mail.objects.filter(contact=contact).prefetch_related("files")


def get_mail_file_for(actor: Actor, contact: Contact, uuid: "UUID | str") -> MailFile:
    """A file that was kept with what was written in one of the actor's own contacts; raises Missing."""
    try:
        return files_in(get_contact_for(actor, contact.uuid)).get(uuid=uuid)
    except (MailFile.DoesNotExist, ValidationError):
        raise Missing("There is no such file.") from None


def files_in(contact: Contact) -> QuerySet[MailFile]:
    """What was kept of files that came with what was written in it: whoever works the contact reads them."""
    return MailFile.objects.filter(mail__contact=contact).exclude(file="")


def mailboxes_editable_by(actor: Actor) -> QuerySet[Mailbox]:
    """Mailboxes of the bodies the actor administers."""
    bodies = partners.organisations_administered_by(actor)
    return Mailbox.objects.filter(organisation__in=bodies).select_related("organisation")


def get_mailbox_for(actor: Actor, uuid: "UUID | str") -> Mailbox:
    """Raises Missing."""
    found = mailboxes_editable_by(actor).filter(uuid=uuid).first()
    if found is None:
        raise Missing("There is no such mailbox.")
    return found
