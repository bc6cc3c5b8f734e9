"""What the phone system says of its calls, and an adviser picking one up."""

from typing import TYPE_CHECKING

from django.db import transaction

from onedoor.apps.contacts.access import get_call_for
from onedoor.apps.contacts.actions.arriving import adviser_called
from onedoor.apps.contacts.actions.opening import open_contact_in_transaction
from onedoor.apps.contacts.data import CallState
from onedoor.apps.contacts.events import CallAnswered, CallEnded, CallRang
from onedoor.apps.contacts.models import Call, Contact, Queue
from onedoor.apps.contacts.numbers import number_shown
from onedoor.apps.partners import services as partners
from onedoor.foundation import clock
from onedoor.foundation.actors import Actor
from onedoor.foundation.errors import Conflict, Invalid
from onedoor.foundation.events import log
from onedoor.foundation.events.log import Happening
from onedoor.foundation.forgetting import Why, forget_fields, require_transaction
from onedoor.foundation.retrying import retried_when_reference_is_taken

if TYPE_CHECKING:
    from onedoor.apps.partners.models import Account

__all__ = ["answer_call", "forget_call", "note_call"]

PHONE = "phone"


@retried_when_reference_is_taken
@transaction.atomic(durable=True)
def note_call(*, queue: Queue, call_id: str, state: str, caller: str = "", agent: str = "") -> Call:
    """What the queue's phone system says of a call, in any order and as often as it likes.

    `caller` as it is shown; `agent` is the e-mail address of the adviser who answered: the contact is opened for
    them. Raises Invalid where the state is none or nobody of the queue's body takes calls under that address.
    """
    if state not in CallState.values or not call_id.strip() or len(call_id) > 120:
        raise Invalid("Say which call, and what became of it.", fields={"state": ["ringing, answered or ended"]})
    Call.objects.get_or_create(
        queue=queue, call_id=call_id,
        defaults={"organisation": queue.organisation, "caller_number": number_shown(caller)},
    )  # fmt: skip
    call = Call.objects.select_for_update(of=("self",)).select_related("queue", "organisation", "contact").get(
        queue=queue, call_id=call_id
    )  # fmt: skip
    by = Actor(kind="partner_system", id=str(queue.uuid), name=queue.name)
    if not call.caller_number and caller:
        call.caller_number = number_shown(caller)
        call.save(update_fields=["caller_number"])
    if state == CallState.ANSWERED and call.answered_at is None:
        _answer(call, adviser_called(queue.organisation, agent) if agent else None, by)
    elif state == CallState.ENDED and call.ended_at is None:
        _end(call, by)
    elif state == CallState.RINGING:
        _record(call, CallRang(queue=queue.code), by)
    return call


@retried_when_reference_is_taken
@transaction.atomic(durable=True)
def answer_call(*, by: Actor, call: Call) -> Contact:
    """An adviser picks it up: a contact opens with its number. Raises Conflict where somebody else did, or it ended."""
    get_call_for(by, call.uuid)
    locked = Call.objects.select_for_update(of=("self",)).select_related("queue", "organisation").get(pk=call.pk)
    if locked.answered_at is not None:
        raise Conflict("Somebody has answered this call already.")
    if locked.ended_at is not None:
        raise Conflict("They have rung off.")
    _answer(locked, partners.get_account(by.id), by, adviser=by)
    assert locked.contact is not None, "Opened just now."
    return locked.contact


def _answer(call: Call, account: "Account | None", by: Actor, adviser: Actor | None = None) -> None:
    call.answered_at = max(clock.now(), call.rang_at)
    if account is not None:
        call.contact = open_contact_in_transaction(
            by=adviser or partners.actor_for(account), channel=PHONE, caller_number=call.caller_number,
            organisation=call.organisation,
        )  # fmt: skip
    call.save(update_fields=["answered_at", "contact"])
    _record(call, CallAnswered(queue=call.queue.code, seconds=call.seconds_waited), by)


def _end(call: Call, by: Actor) -> None:
    call.ended_at = max(clock.now(), call.rang_at)
    call.save(update_fields=["ended_at"])
    _record(call, CallEnded(queue=call.queue.code, was_answered=call.answered_at is not None), by)


def forget_call(*, by: Actor, call: Call, why: Why) -> Call:
    """Forget who rang (a building block); that somebody did, and how long they waited, stays."""
    require_transaction()
    partners.require_governance(by, call.organisation, "There is no such call.")
    if call.forgotten_at is None:
        forget_fields(call, forgotten_at=clock.now())
    return call


def _record(call: Call, happening: Happening, by: Actor) -> None:
    log.record(happening, by=by, subject=str(call.uuid), organisation=str(call.organisation.uuid))
