"""Letters on their way: as pages, all that wait to be posted in one file, and that they were."""

from collections.abc import Iterable

from django.db import transaction
from django.db.models import QuerySet
from django.utils.formats import date_format
from django.utils.translation import override

from onedoor.apps.messages.access import messages_visible_to
from onedoor.apps.messages.data import MessageChannel, MessageStatus
from onedoor.apps.messages.events import MessageDelivered
from onedoor.apps.messages.letters.pdf import Page, letters_as_pdf
from onedoor.apps.messages.models import Message
from onedoor.apps.messages.senders.post.sender import PrintSender
from onedoor.foundation import clock
from onedoor.foundation.actors import Actor
from onedoor.foundation.events.log import record

__all__ = ["letters_to_post", "mark_posted", "page_of", "print_letters"]

_MOST = 500


def page_of(message: Message) -> Page:
    with override(message.language):
        day = date_format(message.created_at.astimezone(clock.local_zone()), "j F Y")
    sender = message.organisation.name_in(message.language) if message.organisation else ""
    return Page(message.to, message.subject, message.body, sender, day, str(message.uuid))


def letters_to_post(by: Actor) -> QuerySet[Message]:
    """Those that are printed here, oldest first."""
    waiting = messages_visible_to(by).filter(
        channel=MessageChannel.LETTER, status=MessageStatus.SENT, carrier=PrintSender.name
    )
    return waiting.select_related("organisation").order_by("created_at", "id")


def print_letters(by: Actor) -> bytes:
    """One PDF of the oldest, as many as a printer takes at once."""
    return letters_as_pdf([page_of(message) for message in letters_to_post(by)[:_MOST]])


@transaction.atomic(durable=True)
def mark_posted(*, by: Actor, uuids: Iterable[str]) -> int:
    """Those of them that waited went by post; how many."""
    found = list(letters_to_post(by).filter(uuid__in=list(uuids)).select_for_update(of=("self",)))
    for message in found:
        message.status, message.delivered_at = MessageStatus.DELIVERED, clock.now()
        message.save(update_fields=["status", "delivered_at"])
        body = str(message.organisation.uuid) if message.organisation else ""
        record(MessageDelivered(channel=message.channel), by=by, subject=str(message.uuid), organisation=body)
    return len(found)
