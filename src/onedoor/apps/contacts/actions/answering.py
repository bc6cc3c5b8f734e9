"""What waits for anybody is taken up, answered in writing, and in the end forgotten."""

import uuid

from django.db import transaction

from onedoor.apps.contacts.access import get_waiting_for
from onedoor.apps.contacts.actions.locking import lock_live
from onedoor.apps.contacts.actions.opening import resume_in_transaction
from onedoor.apps.contacts.actions.working import add_item_in_transaction, note_action_in_transaction
from onedoor.apps.contacts.data import WRITTEN, ContactStatus, ItemAction, MailKind
from onedoor.apps.contacts.events import ContactTaken, MailAnswered
from onedoor.apps.contacts.models import Contact, Mail
from onedoor.apps.messages import services as messages
from onedoor.apps.partners import services as partners
from onedoor.foundation import clock
from onedoor.foundation.actors import Actor
from onedoor.foundation.errors import Conflict, Invalid
from onedoor.foundation.events import log
from onedoor.foundation.forgetting import Why, forget_fields, require_transaction
from onedoor.foundation.keeping import drop_files

__all__ = ["answer_mail", "forget_mail", "forget_mail_in", "take_contact"]


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
    """Answer whoever wrote last in this contact, at the address they gave. Raises Invalid, Conflict."""
    locked = lock_live(contact, by=by)
    last = Mail.objects.filter(contact=locked, kind__in=WRITTEN).exclude(sender="").last()
    if last is None:
        raise Conflict("Nobody in this contact gave an e-mail address to answer.")
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
    """Forget who wrote, what, and every file (a building block); that somebody did stays."""
    require_transaction()
    partners.require_governance(by, mail.organisation, "There is no such e-mail.")
    if mail.forgotten_at is None:
        _forget(mail)
    return mail


def forget_mail_in(contact: Contact) -> None:
    """The same of all that was written in a contact (a building block)."""
    for mail in Mail.objects.filter(contact=contact, forgotten_at=None):
        _forget(mail)


def _forget(mail: Mail) -> None:
    forget_fields(mail, message_id=f"forgotten:{mail.uuid}", forgotten_at=clock.now())
    drop_files(list(mail.files.exclude(file="").values_list("file", flat=True)))
    mail.files.all().delete()
