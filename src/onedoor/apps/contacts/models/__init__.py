"""Conversations at any channel, what was done in them, and whether they need have happened."""

from onedoor.apps.contacts.models.call import Call, Queue
from onedoor.apps.contacts.models.contact import AvoidableCause, Contact, ContactItem, ContactStep
from onedoor.apps.contacts.models.mail import Mail, Mailbox, MailFile
from onedoor.apps.contacts.models.signpost import Signpost

__all__ = [
    "AvoidableCause",
    "Call",
    "Contact",
    "ContactItem",
    "ContactStep",
    "Mail",
    "MailFile",
    "Mailbox",
    "Queue",
    "Signpost",
]
