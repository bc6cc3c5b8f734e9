"""Handing waiting messages to their carriers. The worker calls `send_waiting` over and over."""

import logging
from itertools import groupby

from django.conf import settings
from django.db import transaction
from django.db.models import F, QuerySet

from onedoor.apps.messages.access import get_message_for
from onedoor.apps.messages.actions.notices import EVENT_NOTICE
from onedoor.apps.messages.actions.posting import page_of
from onedoor.apps.messages.actions.wishes import quiet_hours, stop_link
from onedoor.apps.messages.data import OCCASIONS, OPTIONAL, MessageChannel, MessageStatus
from onedoor.apps.messages.events import MessageBounced, MessageParked, MessageRetried, MessageSent
from onedoor.apps.messages.models import Message
from onedoor.apps.messages.quiet import is_quiet
from onedoor.apps.messages.senders.base import Envelope, PermanentFailure, Receipt, Sender, SendFailure
from onedoor.apps.messages.senders.registry import sender_for
from onedoor.foundation import clock
from onedoor.foundation.actors import SYSTEM, Actor
from onedoor.foundation.backoff import TRIES, retry_after
from onedoor.foundation.claims import claim
from onedoor.foundation.errors import Conflict
from onedoor.foundation.events.log import Happening, record

__all__ = ["retry_message", "send_waiting"]

_CAN_WAIT = [code for code, occasion in OCCASIONS.items() if occasion.purpose in OPTIONAL]
# Small, so that a slow carrier cannot outlast the claim.
_BATCH = 20
logger = logging.getLogger(__name__)


def send_waiting() -> int:
    """Send one batch of what is due; how many were tried. Not in a transaction: carriers are slow."""
    ids = claim(_may_go_now(), _BATCH)
    messages = Message.objects.filter(id__in=ids).select_related("organisation").order_by("channel", "id")
    for channel, batch in groupby(messages, key=lambda message: message.channel):
        with sender_for(MessageChannel(channel)) as sender:
            for message in batch:
                _try(sender, message)
    return len(ids)


def _may_go_now() -> QuerySet[Message]:
    """In quiet hours texts wait that nobody waits for."""
    waiting = Message.objects.filter(status=MessageStatus.WAITING)
    hours = quiet_hours()
    is_now = is_quiet(
        clock.now().astimezone(clock.local_zone()), begins_at=hours.begins_at, ends_at=hours.ends_at,
        on_sundays=hours.is_quiet_on_sundays, on_bank_holidays=hours.is_quiet_on_bank_holidays,
        area=settings.BANK_HOLIDAYS,
    )  # fmt: skip
    return waiting.exclude(channel=MessageChannel.TEXT, template_code__in=_CAN_WAIT) if is_now else waiting


def _envelope(message: Message) -> Envelope:
    occasion = OCCASIONS.get(message.template_code)
    may_end = occasion is not None and occasion.purpose in OPTIONAL
    stop = stop_link(message.to, message.language) if may_end else ""
    page = page_of(message) if message.channel == MessageChannel.LETTER else None
    return Envelope(str(message.uuid), message.to, message.subject, message.body, message.attempts + 1, stop, page)


@transaction.atomic(durable=True)
def retry_message(*, by: Actor, uuid: str) -> Message:
    """Try a parked or bounced message again from the start; raises Conflict if it is neither."""
    message = get_message_for(by, uuid)
    changed = Message.objects.filter(pk=message.pk, status__in=(MessageStatus.PARKED, MessageStatus.BOUNCED)).update(
        status=MessageStatus.WAITING, attempts=0, next_attempt_at=clock.now(), claimed_until=None, last_error=""
    )
    if not changed:
        raise Conflict("Only a message that was given up can be tried again.")
    _record(message, MessageRetried(channel=message.channel), by)
    message.refresh_from_db()
    return message


def _try(sender: Sender, message: Message) -> None:
    # Between this hand-over and the note of it the process may die. The message then goes out again with the same id:
    # at least once is the promise, and the Message-ID lets the receiver's side drop the repeat.
    try:
        receipt = sender.send(_envelope(message))
    except SendFailure as failure:
        _note_failure(message, failure)
    else:
        _note_sent(message, receipt)


@transaction.atomic(durable=True)
def _note_sent(message: Message, receipt: Receipt) -> None:
    attempts = message.attempts + 1
    changed = Message.objects.filter(pk=message.pk, status=MessageStatus.WAITING).update(
        status=receipt.status,
        carrier=receipt.carrier,
        carrier_id=receipt.carrier_id,
        delivered_at=clock.now() if receipt.status == MessageStatus.DELIVERED else None,
        sent_at=clock.now(),
        attempts=F("attempts") + 1,
        claimed_until=None,
        last_error="",
    )
    if changed:
        _record(message, MessageSent(channel=message.channel, attempts=attempts), SYSTEM)
    logger.info("message %s handed over by %s, try %d", message.uuid, message.channel, attempts)


@transaction.atomic(durable=True)
def _note_failure(message: Message, failure: SendFailure) -> None:
    attempts = message.attempts + 1
    status = MessageStatus.WAITING
    if isinstance(failure, PermanentFailure):
        status = MessageStatus.BOUNCED
        _record(message, MessageBounced(channel=message.channel, attempts=attempts), SYSTEM)
    elif attempts >= TRIES:
        status = MessageStatus.PARKED
        _record(message, MessageParked(channel=message.channel, attempts=attempts), SYSTEM)
    Message.objects.filter(pk=message.pk, status=MessageStatus.WAITING).update(
        status=status,
        attempts=attempts,
        next_attempt_at=clock.now() + retry_after(attempts),
        claimed_until=None,
        last_error=failure.reason[:500],
    )
    logger.warning("message %s not sent, try %d, now %s: %s", message.uuid, attempts, status, failure.reason)


def _record(message: Message, happening: Happening, by: Actor) -> None:
    # Notices of events have no events of their own: a subscriber to everything would be told of being told.
    if message.template_code != EVENT_NOTICE:
        organisation = str(message.organisation.uuid) if message.organisation else ""
        record(happening, by=by, subject=str(message.uuid), organisation=organisation)
