"""What carriers tell afterwards: that a message arrived or did not, and what people wrote back."""

import re
from collections.abc import Callable
from datetime import timedelta

from django.db import transaction
from django.db.models import Q

from onedoor.apps.messages.actions.wishes import choose_messages_in_transaction
from onedoor.apps.messages.data import OPTIONAL, MessageStatus, ReplyKind
from onedoor.apps.messages.events import MessageBounced, MessageDelivered, ReplyReceived
from onedoor.apps.messages.mail import read_mail
from onedoor.apps.messages.models import Message, Reply
from onedoor.foundation import clock
from onedoor.foundation.actors import SYSTEM, resident
from onedoor.foundation.events.log import record
from onedoor.foundation.keeping import CameWith, keeping_what_can

__all__ = ["note_outcome", "take_mail", "take_reply", "taken_up_by"]

# Who writes back weeks later may mean something else; then a person looks.
_ANSWERS_FOR = timedelta(days=30)
_STOP = re.compile(r"\W*(stop|stopiwch|unsubscribe|end|quit)\W*", re.IGNORECASE)
_FINAL = (MessageStatus.DELIVERED, MessageStatus.BOUNCED)
# Given the reply and what came with it, says whether the app took it up as its own.
TakeUp = Callable[[Reply, CameWith], bool]
_TAKERS: list[TakeUp] = []


def taken_up_by(take: TakeUp) -> TakeUp:
    """Registers an app that may take up a reply to a message about a thing of its own, in the same transaction."""
    _TAKERS.append(take)
    return take


@transaction.atomic(durable=True)
def note_outcome(*, status: MessageStatus, message: str = "", carrier_id: str = "", reason: str = "") -> bool:
    """A carrier says what became of a message, known by our id or by its own; whether there was such a message.

    What is known to have arrived, or not to, stays so: carriers' words come late and in any order.
    """
    wanted = Q(carrier_id=carrier_id) if carrier_id else Q(pk__in=())
    if re.fullmatch(r"[0-9a-f-]{32,36}", message, re.IGNORECASE):
        wanted |= Q(uuid=message)
    found = Message.objects.select_for_update(of=("self",)).filter(wanted).order_by("-id").first()
    if found is None:
        return False
    if found.status in _FINAL or status not in _FINAL:
        return True
    found.status, found.last_error = status, reason[:500]
    found.delivered_at = clock.now() if status == MessageStatus.DELIVERED else None
    found.save(update_fields=["status", "last_error", "delivered_at"])
    happening = (
        MessageDelivered(channel=found.channel)
        if status == MessageStatus.DELIVERED
        else MessageBounced(channel=found.channel, attempts=found.attempts)
    )
    body = str(found.organisation.uuid) if found.organisation else ""
    record(happening, by=SYSTEM, subject=str(found.uuid), organisation=body)
    return True


def take_mail(raw: bytes) -> str:
    """What the mail server gave us: a report of what it could not deliver, or a reply. Says which, for its log.

    A mail answers what it names by its Message-ID alone: who it says it is from, anybody can write.
    """
    mail = read_mail(raw)
    if mail.failed:
        reason = f"Sent back by a mail server (SMTP {mail.failed})."
        known = note_outcome(status=MessageStatus.BOUNCED, message=mail.message, reason=reason)
        return "bounced" if known else "unknown"
    with keeping_what_can(mail.files if not mail.is_machine else (), folder="mail") as came:
        reply = take_reply(
            sender=mail.sender, text=mail.text, carrier_id=f"mail:{mail.id}", is_machine=mail.is_machine,
            message=mail.message, is_sender_known=False, came=came,
        )  # fmt: skip
    return str(reply.kind)


@transaction.atomic(durable=True)
def take_reply(
    *,
    sender: str,
    text: str,
    carrier_id: str,
    is_machine: bool = False,
    message: str = "",
    is_sender_known: bool = True,
    came: CameWith | None = None,
) -> Reply:
    """Keep what came back; the same one twice is kept once.

    It answers the message it names or, where the carrier vouches for the sender, the last that was sent there. STOP
    ends what can be ended. What a machine wrote is answered by nobody, so that two machines do not write to each other
    for ever.
    """
    known = Reply.objects.filter(carrier_id=carrier_id).first()
    if known:
        return known
    answered = _answered(sender if is_sender_known else "", message)
    is_theirs = is_sender_known or (answered is not None and answered.to.lower() == sender.strip().lower())
    may_stop = is_theirs and _STOP.fullmatch(text)
    kind = ReplyKind.MACHINE if is_machine else ReplyKind.STOP if may_stop else ReplyKind.WORDS
    reply = Reply.objects.create(
        message=answered, kind=kind, sender=sender.strip()[:254], text=text.strip()[:10_000], carrier_id=carrier_id
    )
    body = str(answered.organisation.uuid) if answered and answered.organisation else ""
    record(ReplyReceived(kind=kind), by=resident(), subject=str(reply.uuid), organisation=body)
    if kind == ReplyKind.STOP:
        choose_messages_in_transaction(by=resident(), to=reply.sender, unwanted=OPTIONAL)
    if kind == ReplyKind.STOP or (kind == ReplyKind.WORDS and any(take(reply, came or CameWith()) for take in _TAKERS)):
        reply.taken_at = clock.now()
        reply.save(update_fields=["taken_at"])
    return reply


def _answered(sender: str, message: str) -> Message | None:
    sent = Message.objects.select_related("organisation").order_by("-id")
    if re.fullmatch(r"[0-9a-f-]{36}", message) and (named := sent.filter(uuid=message).first()):
        return named
    if not sender:
        return None
    recent = sent.sent_to([sender]).filter(created_at__gte=clock.now() - _ANSWERS_FOR)
    return recent.exclude(sent_at=None).first()
