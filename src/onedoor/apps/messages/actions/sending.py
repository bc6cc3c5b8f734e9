"""Handing waiting messages to their carriers. The worker calls `send_waiting` over and over."""

import logging
import time
from concurrent.futures import ThreadPoolExecutor, wait
from contextlib import ExitStack
from itertools import groupby
from queue import SimpleQueue

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
# What a carrier is too slow for goes back before the claim runs out; what it took meanwhile is noted now and then.
_LANES, _BATCH, _NOTE_SECONDS = 8, 200, 0.2
logger = logging.getLogger(__name__)


def send_waiting() -> int:
    """Send one batch of what is due; how many were tried. Not in a transaction: carriers are slow."""
    ids = claim(_may_go_now(), _BATCH)
    until = time.monotonic() + settings.CLAIM_SECONDS / 3
    messages = Message.objects.filter(id__in=ids).select_related("organisation").order_by("channel", "id")
    for channel, batch in groupby(messages, key=lambda message: message.channel):
        _hand_over(MessageChannel(channel), list(batch), until)
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


# None where there was no time left to try.
Outcome = Receipt | SendFailure | None


def _hand_over(channel: MessageChannel, batch: list[Message], until: float) -> None:
    """Several at once, for a carrier takes its time over each; what became of them is noted by the caller alone.

    Between the hand-over and the note of it the process may die. The message then goes out again with the same id: at
    least once is the promise, and the id lets the receiver's side drop the repeat.
    """
    idle: SimpleQueue[Sender] = SimpleQueue()
    with ExitStack() as opened, ThreadPoolExecutor(_LANES) as pool:
        for _ in range(min(_LANES, len(batch))):
            idle.put(opened.enter_context(sender_for(channel)))
        tried = {pool.submit(_carry, idle, _envelope(message), until): message for message in batch}
        waiting = set(tried)
        while waiting:
            done, waiting = wait(waiting, timeout=_NOTE_SECONDS)
            if done:
                _note([(tried[one], one.result()) for one in done])


def _carry(idle: "SimpleQueue[Sender]", envelope: Envelope, until: float) -> Outcome:
    """By a sender that does nothing just now; the database is not asked."""
    if time.monotonic() > until:
        return None
    sender = idle.get()
    try:
        return sender.send(envelope)
    except SendFailure as failure:
        return failure
    finally:
        idle.put(sender)


@transaction.atomic(durable=True)
def _note(outcomes: list[tuple[Message, Outcome]]) -> None:
    """Of several at once: whoever writes messages meanwhile waits for fewer locks."""
    for message, outcome in outcomes:
        if isinstance(outcome, Receipt):
            _note_sent(message, outcome)
        elif isinstance(outcome, SendFailure):
            _note_failure(message, outcome)
    late = [message.pk for message, outcome in outcomes if outcome is None]
    if late:
        Message.objects.filter(pk__in=late).update(claimed_until=None)


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
