"""What was said in a chat becomes a contact: of the adviser who spoke in it, or one that waits for anybody."""

from typing import TYPE_CHECKING

from django.db import transaction

from onedoor.apps.contacts.actions.arriving import adviser_called, open_waiting, record_taken
from onedoor.apps.contacts.chatting import Chat, write_turns
from onedoor.apps.contacts.data import LIVE, MailKind
from onedoor.apps.contacts.models import Contact, Mail, Queue
from onedoor.apps.contacts.numbers import number_shown
from onedoor.foundation import ids
from onedoor.foundation.retrying import retried_when_reference_is_taken

if TYPE_CHECKING:
    from onedoor.apps.partners.models import Account

__all__ = ["take_chat"]


@retried_when_reference_is_taken
@transaction.atomic(durable=True)
def take_chat(*, queue: Queue, chat: Chat) -> Mail:
    """Keep what was said so far; the same chat told again, longer, is kept as it is told last.

    It goes on with a contact whose reference it names, where the visitor wrote there before from the same address or
    number. Raises Invalid where nobody of the queue's body takes contacts under the `agent`'s address.
    """
    agent = adviser_called(queue.organisation, chat.agent) if chat.agent else None
    # Whoever tells of the same chat at the same moment waits here.
    Queue.objects.select_for_update().get(pk=queue.pk)
    kept = _kept(queue, chat)
    is_new = kept.pk is None
    kept.sender, kept.sender_name, kept.subject = chat.email, chat.name, chat.words
    kept.text = write_turns(chat.turns)
    kept.save()
    if is_new:
        record_taken(kept)
    if agent is not None and kept.contact is not None:
        _give(kept.contact, agent)
    return kept


def _kept(queue: Queue, chat: Chat) -> Mail:
    """The chat as it is known, or new. One that goes on after its contact was wrapped up is another matter."""
    name = f"chat:{queue.uuid}:{chat.id}#"
    told = Mail.objects.select_related("contact", "organisation").filter(
        organisation=queue.organisation, message_id__startswith=name
    )
    last = told.last()
    is_over = last is not None and last.contact is not None and not last.contact.is_live
    if last is not None and (not is_over or last.text == write_turns(chat.turns)):
        return last
    phone = number_shown(chat.phone)
    contact = _thread(queue, chat, phone) or open_waiting(queue.organisation, "chat", chat.words, phone=phone)
    return Mail(
        organisation=queue.organisation, kind=MailKind.CHAT, message_id=f"{name}{told.count() + 1}", contact=contact
    )


def _thread(queue: Queue, chat: Chat, phone: str) -> Contact | None:
    """A reference alone is not enough, as with e-mail."""
    if not ids.is_reference(chat.reference):
        return None
    named = Contact.objects.filter(
        organisation=queue.organisation, status__in=LIVE, reference=ids.normalise_reference(chat.reference)
    )
    found = named.filter(mail__sender=chat.email).first() if chat.email else None
    return found or (named.filter(caller_number=phone).first() if phone else None)


def _give(contact: Contact, agent: "Account") -> None:
    """It is theirs who spoke in it, put aside until they come to it."""
    if contact.adviser_id is None:
        contact.adviser = agent
        contact.save(update_fields=["adviser"])
