"""What comes by e-mail becomes contacts that wait for an adviser, and is answered from them."""

import re
import uuid
from datetime import timedelta
from typing import TYPE_CHECKING

from django.db import transaction

from onedoor.apps.contacts.access import get_waiting_for
from onedoor.apps.contacts.actions.locking import lock_live
from onedoor.apps.contacts.actions.opening import resume_in_transaction
from onedoor.apps.contacts.actions.working import add_item_in_transaction, note_action_in_transaction
from onedoor.apps.contacts.data import ContactStatus, ItemAction, MailKind
from onedoor.apps.contacts.events import ContactOpened, ContactTaken, MailAnswered, MailTaken
from onedoor.apps.contacts.models import Contact, ContactItem, Mail, Mailbox
from onedoor.apps.directory import services as directory
from onedoor.apps.messages import services as messages
from onedoor.apps.partners import services as partners
from onedoor.foundation import clock, ids
from onedoor.foundation.actors import SYSTEM, Actor
from onedoor.foundation.errors import Conflict, Invalid
from onedoor.foundation.events import log
from onedoor.foundation.forgetting import Why, forget_fields, require_transaction
from onedoor.foundation.retrying import retried_when_reference_is_taken

if TYPE_CHECKING:
    from onedoor.apps.messages.models import Reply
    from onedoor.apps.messages.services import Incoming
    from onedoor.apps.partners.models import Organisation

__all__ = ["answer_mail", "forget_mail", "take_contact", "take_letter"]

# Nobody writes so much in an hour; a machine that answers us does.
_MOST_IN_AN_HOUR = 10
_LIVE = (ContactStatus.OPEN, ContactStatus.PARKED)
_REFERENCE = re.compile(r"\b([0-9A-Z]{4}-?[0-9A-Z]{4})\b")


def take_letter(mailbox: Mailbox, raw: bytes, *, is_too_large: bool = False) -> str:
    """What came into a mailbox; says what became of it: `bounced`, `reply`, `machine`, `loop`, `contact`, `thread`.

    The same one twice is kept once. A report of delivery, or a reply to what was sent, goes where messages go.
    """
    mail = messages.read_mail(raw)
    if mail.failed or mail.message:
        messages.take_mail(raw)
        return "bounced" if mail.failed else "reply"
    return _keep(mailbox, mail, is_too_large)


@retried_when_reference_is_taken
@transaction.atomic(durable=True)
def _keep(mailbox: Mailbox, mail: "Incoming", is_too_large: bool) -> str:
    if Mail.objects.filter(organisation=mailbox.organisation, message_id=mail.id).exists():
        return "known"
    kind = _kind(mailbox, mail)
    kept = Mail(
        organisation=mailbox.organisation, mailbox=mailbox, kind=kind, message_id=mail.id,
        sender=mail.sender.lower()[:254], sender_name=mail.name[:150], subject=mail.subject[:300], text=mail.text,
        attachments="\n".join(mail.attachments), is_too_large=is_too_large or mail.is_too_large,
    )  # fmt: skip
    if kind != MailKind.WORDS:
        kept.save()
        _record(kept)
        return str(kind)
    contact = _thread(mailbox.organisation, mail)
    kept.contact = contact or _open(mailbox.organisation, mail.subject)
    kept.save()
    _record(kept)
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
    before = Mail.objects.filter(organisation=body, contact__status__in=_LIVE, sender=mail.sender.lower())
    named = {ids.normalise_reference(one) for one in _REFERENCE.findall(mail.subject.upper())}
    found = before.filter(message_id__in=mail.references).first() or before.filter(contact__reference__in=named).first()
    return found.contact if found else None


def _open(body: "Organisation", subject: str) -> Contact:
    """Nobody's yet: it waits, and its time stands still."""
    now = clock.now()
    contact = Contact.objects.create(
        channel=directory.get_channel("email"), organisation=body, status=ContactStatus.PARKED, opened_at=now,
        parked_at=now,
    )  # fmt: skip
    ContactItem.objects.create(contact=contact, words=subject[:300], at=now)
    log.record(ContactOpened(channel="email"), by=SYSTEM, subject=str(contact.uuid), organisation=str(body.uuid))
    return contact


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
def take_reply_to_answer(reply: "Reply") -> bool:
    """A reply to what an adviser answered goes on with the contact, or opens another where that is over."""
    about = reply.message.about if reply.message else ""
    before = Contact.objects.select_related("organisation").filter(uuid=about).first() if about else None
    if before is None or before.organisation is None:
        return False
    contact = before if before.status in _LIVE else _open(before.organisation, "")
    kept = Mail.objects.create(
        organisation=before.organisation, contact=contact, kind=MailKind.WORDS, message_id=reply.carrier_id[:200],
        sender=reply.sender.lower(), text=reply.text,
    )  # fmt: skip
    _record(kept)
    return True


@transaction.atomic(durable=True)
def take_contact(*, by: Actor, contact: str) -> Contact:
    """An adviser takes up one that waits for anybody. Raises Missing, Conflict where a colleague was faster."""
    waiting = get_waiting_for(by, contact)
    locked = Contact.objects.select_for_update(of=("self",)).get(pk=waiting.pk)
    if locked.adviser_id is not None or locked.status != ContactStatus.PARKED:
        raise Conflict("A colleague has taken it.")
    locked.adviser = partners.get_account(by.id)
    locked.save(update_fields=["adviser"])
    log.record(ContactTaken(), by=by, subject=str(locked.uuid))
    return resume_in_transaction(locked, by=by)


@transaction.atomic(durable=True)
def answer_mail(*, by: Actor, contact: Contact, text: str) -> Mail:
    """Answer whoever wrote last in this contact, at the address they wrote from. Raises Invalid, Conflict."""
    locked = lock_live(contact, by=by)
    last = Mail.objects.filter(contact=locked, kind=MailKind.WORDS).exclude(sender="").last()
    if last is None:
        raise Conflict("Nobody wrote by e-mail in this contact.")
    if not text.strip():
        raise Invalid("Write an answer.", fields={"text": ["Write an answer"]})
    sent = messages.send(
        "mail-answer", by=by, email=last.sender, organisation=last.organisation, about=str(locked.uuid),
        values={"reference": locked.reference, "text": text.strip(), "subject": last.subject},
    )  # fmt: skip
    item = locked.items.filter(action="").first() or add_item_in_transaction(by=by, contact=locked, words=last.subject)
    note_action_in_transaction(by=by, item=item, action=ItemAction.ADVISED, note=text.strip()[:1000])
    answer = Mail.objects.create(
        organisation=last.organisation, contact=locked, kind=MailKind.ANSWER, text=text.strip(), subject=last.subject,
        message_id=f"answer:{sent.uuid if sent else uuid.uuid4()}",
    )  # fmt: skip
    log.record(MailAnswered(), by=by, subject=str(locked.uuid), organisation=str(last.organisation.uuid))
    return answer


def forget_mail(*, by: Actor, mail: Mail, why: Why) -> Mail:
    """Forget who wrote and what (a building block); that somebody did stays."""
    require_transaction()
    partners.require_governance(by, mail.organisation, "There is no such e-mail.")
    if mail.forgotten_at is None:
        forget_fields(mail, message_id=f"forgotten:{mail.uuid}", forgotten_at=clock.now())
    return mail


def _record(mail: Mail) -> None:
    contact = str(mail.contact.uuid) if mail.contact else ""
    happening = MailTaken(kind=mail.kind, contact=contact)
    log.record(happening, by=SYSTEM, subject=str(mail.uuid), organisation=str(mail.organisation.uuid))
