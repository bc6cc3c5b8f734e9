"""What every way of writing to a desk shares: a contact that waits for anybody, files, and the event."""

from typing import TYPE_CHECKING

from onedoor.apps.contacts.data import ContactStatus
from onedoor.apps.contacts.events import ContactOpened, MailTaken
from onedoor.apps.contacts.models import Contact, ContactItem, Mail, MailFile
from onedoor.apps.directory import services as directory
from onedoor.apps.partners import services as partners
from onedoor.apps.partners.data import Role
from onedoor.foundation import clock
from onedoor.foundation.actors import SYSTEM
from onedoor.foundation.errors import Invalid
from onedoor.foundation.events import log
from onedoor.foundation.keeping import CameWith

if TYPE_CHECKING:
    from onedoor.apps.partners.models import Account, Organisation

__all__ = ["adviser_called", "keep_files", "open_waiting", "record_taken"]


def open_waiting(body: "Organisation", channel: str, words: str, *, phone: str = "") -> Contact:
    """Nobody's yet: it waits, and its time stands still (a building block)."""
    now = clock.now()
    contact = Contact.objects.create(
        channel=directory.get_channel(channel), organisation=body, status=ContactStatus.PARKED, opened_at=now,
        parked_at=now, caller_number=phone,
    )  # fmt: skip
    ContactItem.objects.create(contact=contact, words=words[:300], at=now)
    log.record(ContactOpened(channel=channel), by=SYSTEM, subject=str(contact.uuid), organisation=str(body.uuid))
    return contact


def keep_files(mail: Mail, came: CameWith) -> None:
    """Those that could be kept, and the names of the others with why (a building block)."""
    kept = [
        MailFile(
            mail=mail, name=one.file.name, file=one.path, content_type=one.file.content_type,
            size_bytes=len(one.file.content),
        )
        for one in came.kept
    ]  # fmt: skip
    refused = [MailFile(mail=mail, name=one.name, refused=one.why) for one in came.refused]
    MailFile.objects.bulk_create([*kept, *refused])
    came.is_used = True


def adviser_called(body: "Organisation", address: str) -> "Account":
    """The adviser of the body with this address. Raises Invalid."""
    for account in partners.staff_of(body).filter(email=address.strip().lower()):
        if any(held.role == Role.ADVISER for held in account.memberships.all()):
            return account
    raise Invalid("No adviser there has this address.", fields={"agent": ["Not an adviser of the queue’s body"]})


def record_taken(mail: Mail) -> None:
    contact = str(mail.contact.uuid) if mail.contact else ""
    happening = MailTaken(kind=mail.kind, contact=contact)
    log.record(happening, by=SYSTEM, subject=str(mail.uuid), organisation=str(mail.organisation.uuid))
