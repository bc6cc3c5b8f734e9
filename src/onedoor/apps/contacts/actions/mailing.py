"""What comes by e-mail becomes contacts that wait for an adviser."""

import re
from datetime import timedelta
from typing import TYPE_CHECKING

from django.db import transaction

from onedoor.apps.contacts.actions.arriving import keep_files, open_waiting, record_taken
from onedoor.apps.contacts.data import LIVE, MailKind
from onedoor.apps.contacts.models import Contact, Mail, Mailbox
from onedoor.apps.messages import services as messages
from onedoor.foundation import clock, ids
from onedoor.foundation.actors import SYSTEM
from onedoor.foundation.keeping import CameWith, keeping_what_can
from onedoor.foundation.retrying import retried_when_reference_is_taken

if TYPE_CHECKING:
    from onedoor.apps.messages.models import Reply
    from onedoor.apps.messages.services import Incoming
    from onedoor.apps.partners.models import Organisation

__all__ = ["take_letter"]

# Nobody writes so much in an hour; a machine that answers us does.
_MOST_IN_AN_HOUR = 10
_REFERENCE = re.compile(r"\b([0-9A-Z]{4}-?[0-9A-Z]{4})\b")


def take_letter(mailbox: Mailbox, raw: bytes, *, is_too_large: bool = False) -> str:
    """What came into a mailbox; says what became of it: `bounced`, `reply`, `machine`, `loop`, `contact`, `thread`.

    The same one twice is kept once. A report of delivery, or a reply to what was sent, goes where messages go.
    """
    mail = messages.read_mail(raw)
    if mail.failed or mail.message:
        messages.take_mail(raw)
        return "bounced" if mail.failed else "reply"
    kind = _kind(mailbox, mail)
    # Files are drawn afresh before anything is locked; what machines send along is nobody's.
    with keeping_what_can(mail.files if kind == MailKind.WORDS else (), folder="mail") as came:
        return _keep(mailbox, mail, kind, came, is_too_large)


@retried_when_reference_is_taken
@transaction.atomic(durable=True)
def _keep(mailbox: Mailbox, mail: "Incoming", kind: MailKind, came: CameWith, is_too_large: bool) -> str:
    if Mail.objects.filter(organisation=mailbox.organisation, message_id=mail.id).exists():
        return "known"
    kept = Mail(
        organisation=mailbox.organisation, mailbox=mailbox, kind=kind, message_id=mail.id,
        sender=mail.sender.lower()[:254], sender_name=mail.name[:150], subject=mail.subject[:300], text=mail.text,
        is_too_large=is_too_large or mail.is_too_large,
    )  # fmt: skip
    if kind != MailKind.WORDS:
        kept.save()
        record_taken(kept)
        return str(kind)
    contact = _thread(mailbox.organisation, mail)
    kept.contact = contact or open_waiting(mailbox.organisation, "email", mail.subject)
    kept.save()
    keep_files(kept, came)
    record_taken(kept)
    if contact is None:
        _acknowledge(kept)
    return "thread" if contact else "contact"


def _kind(mailbox: Mailbox, mail: "Incoming") -> MailKind:
    if mail.is_machine or not mail.sender:
        return MailKind.MACHINE
    since = clock.now() - timedelta(hours=1)
    lately = Mail.objects.filter(sender=mail.sender.lower(), at__gte=since, kind=MailKind.WORDS).count()
    is_ours = Mailbox.objects.filter(address__iexact=mail.sender).exists()
    return MailKind.LOOP if is_ours or lately >= _MOST_IN_AN_HOUR else MailKind.WORDS


def _thread(body: "Organisation", mail: "Incoming") -> Contact | None:
    """The contact it goes on with: what it answers, or whose reference it names and that this sender wrote in before.

    A reference alone is not enough: whoever has seen one could put words into somebody else's contact.
    """
    before = Mail.objects.filter(organisation=body, contact__status__in=LIVE, sender=mail.sender.lower())
    named = {ids.normalise_reference(one) for one in _REFERENCE.findall(mail.subject.upper())}
    found = before.filter(message_id__in=mail.references).first() or before.filter(contact__reference__in=named).first()
    return found.contact if found else None


def _acknowledge(mail: Mail) -> None:
    """Once a day for an address, or two machines would thank each other for ever."""
    since = clock.now() - timedelta(days=1)
    earlier = Mail.objects.filter(sender=mail.sender, at__gte=since, kind=MailKind.WORDS).exclude(pk=mail.pk)
    if earlier.exists() or mail.contact is None:
        return
    messages.send(
        "mail-received", by=SYSTEM, email=mail.sender, organisation=mail.organisation, about=str(mail.contact.uuid),
        values={"reference": mail.contact.reference, "text": mail.subject},
    )  # fmt: skip


@messages.taken_up_by
def take_reply_to_answer(reply: "Reply", came: CameWith) -> bool:
    """A reply to what an adviser answered goes on with the contact, or opens another where that is over."""
    about = reply.message.about if reply.message else ""
    before = Contact.objects.select_related("organisation").filter(uuid=about).first() if about else None
    if before is None or before.organisation is None:
        return False
    contact = before if before.status in LIVE else open_waiting(before.organisation, "email", "")
    kept = Mail.objects.create(
        organisation=before.organisation, contact=contact, kind=MailKind.WORDS, message_id=reply.carrier_id[:200],
        sender=reply.sender.lower(), text=reply.text,
    )  # fmt: skip
    keep_files(kept, came)
    record_taken(kept)
    return True
