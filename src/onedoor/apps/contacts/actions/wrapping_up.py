"""Ending a contact: how it ended, and whether it need have happened."""

from collections.abc import Mapping
from typing import TYPE_CHECKING

from django.db import transaction

from onedoor.apps.contacts.actions.locking import lock_live
from onedoor.apps.contacts.actions.naming import name_askers_in_transaction
from onedoor.apps.contacts.actions.steps import end_step, seconds_handled
from onedoor.apps.contacts.data import ContactStatus, ItemAction, Outcome, Proposal
from onedoor.apps.contacts.events import ContactWrappedUp
from onedoor.apps.contacts.models import AvoidableCause, Contact, ContactItem
from onedoor.apps.contacts.proposing import outcome_of
from onedoor.apps.contacts.queries import propose
from onedoor.apps.directory import services as directory
from onedoor.foundation import clock
from onedoor.foundation.actors import SYSTEM, Actor
from onedoor.foundation.errors import Invalid
from onedoor.foundation.events import log
from onedoor.foundation.retrying import retried_when_reference_is_taken

if TYPE_CHECKING:
    from onedoor.apps.directory.models import Service
    from onedoor.apps.knowledge.models import Article
    from onedoor.apps.messages.models import Letter
    from onedoor.apps.partners.models import Organisation
    from onedoor.apps.requests.models import Request

__all__ = ["record_self_service", "wrap_up"]


@transaction.atomic(durable=True)
def wrap_up(
    *,
    by: Actor,
    contact: Contact,
    outcome: str,
    is_avoidable: bool | None,
    cause_code: str = "",
    letter: "Letter | None" = None,
    note: str = "",
    source: "Article | None" = None,
    item_outcomes: Mapping[str, str] | None = None,
) -> Contact:
    """End it so. What the system would have said is kept beside it. Raises Invalid, Conflict where it has ended.

    `source` is the article that answered it. A question in which nothing was done ended as `item_outcomes` says, by
    its uuid, or else as the contact; every other by what was done.
    """
    locked = lock_live(contact, by=by)
    cause = _cause(is_avoidable, cause_code)
    locked.letter, locked.source = letter or locked.letter, source
    proposal = propose(locked, by=by)
    _judge(locked, outcome, is_avoidable, cause, note)
    _keep_proposal(locked, proposal)
    end_step(locked, at=clock.now())
    _close(locked)
    locked.handling_seconds = seconds_handled(locked)
    locked.save()
    _finish_items(locked, item_outcomes or {})
    name_askers_in_transaction(locked, by=by)
    log.record(_told(locked), by=by, subject=str(locked.uuid), organisation=_body(locked.organisation))
    return locked


def _finish_items(contact: Contact, said: Mapping[str, str]) -> None:
    """Each question ends for itself."""
    for item in contact.items.all():
        given = said.get(str(item.uuid)) or contact.outcome
        if not item.action and given not in Outcome.values:
            raise Invalid("Say how each question ended.", fields={"outcome": ["Choose how each question ended"]})
        item.outcome = outcome_of(item.action) if item.action else given
        item.save(update_fields=["outcome"])


def _cause(is_avoidable: bool | None, code: str) -> AvoidableCause | None:
    """Avoidable contacts have a cause, others none."""
    if not is_avoidable:
        return None
    cause = AvoidableCause.objects.filter(code=code, is_active=True).first()
    if cause is None:
        raise Invalid("Say why it was avoidable.", fields={"cause": ["Choose why it was avoidable"]})
    return cause


def _judge(contact: Contact, outcome: str, is_avoidable: bool | None, cause: AvoidableCause | None, note: str) -> None:
    if outcome not in Outcome.values:
        raise Invalid("Say how it ended.", fields={"outcome": ["Choose how it ended"]})
    contact.outcome, contact.is_avoidable, contact.cause = outcome, is_avoidable, cause
    contact.note = note.strip()


def _keep_proposal(contact: Contact, proposal: Proposal) -> None:
    contact.proposed_outcome, contact.proposed_avoidable = proposal.outcome, proposal.is_avoidable
    contact.proposed_cause = AvoidableCause.objects.filter(code=proposal.cause_code).first()
    contact.proposed_because = proposal.because[:300]


def _close(contact: Contact) -> None:
    contact.status, contact.closed_at, contact.parked_at = ContactStatus.CLOSED, clock.now(), None


# What someone did by themselves, as the question that was settled.
_DONE_ALONE = {
    Outcome.REQUEST_RAISED: ItemAction.RAISED,
    Outcome.REQUEST_UPDATED: ItemAction.ADDED,
    Outcome.RESOLVED: ItemAction.LOOKED_UP,
    Outcome.ADVISED: ItemAction.ADVISED,
    Outcome.SIGNPOSTED: ItemAction.SIGNPOSTED,
}


@retried_when_reference_is_taken
@transaction.atomic(durable=True)
def record_self_service(
    *,
    by: Actor,
    channel: str,
    service: "Service | None",
    responsible: "Organisation | None",
    request: "Request | None" = None,
    outcome: str,
) -> Contact:
    """One finished thing that a person did without us. Nobody judges it; what the rules say of it is kept."""
    now = clock.now()
    contact = Contact.objects.create(
        channel=directory.get_channel(channel),
        service=service,
        responsible=responsible,
        resident=request.resident if request else None,
        opened_at=now,
    )
    ContactItem.objects.create(
        contact=contact,
        service=service,
        responsible=responsible,
        request=request,
        action=_DONE_ALONE.get(Outcome(outcome), ""),
        outcome=outcome,
        at=now,
    )
    _keep_proposal(contact, propose(contact, by=SYSTEM))
    _judge(contact, outcome, None, None, "")
    _close(contact)
    contact.save()
    log.record(_told(contact), by=by, subject=str(contact.uuid), organisation=_body(responsible))
    return contact


def _told(contact: Contact) -> ContactWrappedUp:
    return ContactWrappedUp(
        channel=contact.channel.code,
        outcome=contact.outcome,
        is_avoidable=contact.is_avoidable,
        cause=contact.cause.code if contact.cause else "",
        proposed_outcome=contact.proposed_outcome,
        proposed_cause=contact.proposed_cause.code if contact.proposed_cause else "",
        service=str(contact.service.uuid) if contact.service else "",
        responsible=_body(contact.responsible),
        handling_seconds=contact.handling_seconds,
        source=str(contact.source.uuid) if contact.source else "",
        outcomes=tuple(contact.items.values_list("outcome", flat=True)),
    )


def _body(organisation: "Organisation | None") -> str:
    return str(organisation.uuid) if organisation else ""
