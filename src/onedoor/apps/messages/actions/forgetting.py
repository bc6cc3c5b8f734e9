"""Forgetting what was sent: that a message went, when and how it fared stays; to whom and what it said does not."""

from collections.abc import Iterable
from datetime import datetime

from django.db.models import Q, QuerySet

from onedoor.apps.messages.data import MessageStatus
from onedoor.apps.messages.events import MessagesForgotten
from onedoor.apps.messages.models import Message, Reply, Unwanted
from onedoor.foundation.actors import Actor
from onedoor.foundation.events import log
from onedoor.foundation.forgetting import Why, require_transaction, unsaid

__all__ = ["forget_messages", "messages_kept"]

_NOT_GONE = (MessageStatus.WAITING, MessageStatus.PARKED)


def forget_messages(
    *, by: Actor, why: Why, about: str = "", to: str = "", code: str = "", keys: Iterable[int] = ()
) -> int:
    """Forget messages about the thing of that uuid, to that address, or of those keys; how many (a building block).

    `code` narrows it to one occasion. The caller has checked that the actor may. What had not left is deleted: it
    must not be sent, and without an address could not be.
    """
    require_transaction()
    wanted = Q(pk__in=list(keys))
    if about:
        wanted |= Q(about=str(about))
    found = Message.objects.sent_to([to], or_else=wanted) if to else Message.objects.filter(wanted)
    if code:
        found = found.filter(template_code=code)
    Reply.objects.filter(message__in=found).delete()
    if to and not code:
        Reply.objects.filter(sender__iexact=to.strip()).delete()
    if to:
        # Nothing is left that could be sent there.
        Unwanted.objects.filter(to=to.strip().lower()).delete()
    deleted = found.filter(status__in=_NOT_GONE).delete()[0]
    # A carrier's name for the message, and what it complained of, may hold the address.
    forgotten = found.exclude(to="").update(**unsaid(Message, keep=("about",)), carrier_id="", last_error="")
    if deleted or forgotten:
        happening = MessagesForgotten(why=why.value, messages=forgotten, deleted=deleted)
        log.record(happening, by=by, subject=str(about))
    return deleted + forgotten


def messages_kept(organisation: int | None, before: datetime) -> QuerySet[Message]:
    """Messages in the name of that organisation (its key, or None) that still say something, written before."""
    return Message.objects.filter(organisation=organisation, created_at__lt=before).exclude(to="")
