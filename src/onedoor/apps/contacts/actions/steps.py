"""Where the time goes. Recorded by the system as the contact moves on; nobody types it."""

from datetime import datetime

from django.db import connection, transaction

from onedoor.apps.contacts.actions.locking import lock
from onedoor.apps.contacts.data import ContactStatus, Step
from onedoor.apps.contacts.events import StepEntered
from onedoor.apps.contacts.models import Contact, ContactStep
from onedoor.foundation import clock
from onedoor.foundation.actors import Actor
from onedoor.foundation.events import log

__all__ = ["begin_step", "end_step", "enter_step", "seconds_handled"]


@transaction.atomic(durable=True)
def enter_step(*, by: Actor, contact: Contact, step: str) -> Contact:
    """From here the time goes into this. Entering the step one is in changes nothing, nor does one parked."""
    locked = lock(contact, by=by)
    if locked.status != ContactStatus.OPEN or locked.steps.filter(ended_at=None, step=step).exists():
        return locked
    begin_step(locked, Step(step), at=clock.now())
    log.record(StepEntered(step=step), by=by, subject=str(locked.uuid))
    return locked


def begin_step(contact: Contact, step: Step, *, at: datetime) -> None:
    """Close the step that runs and open this one."""
    end_step(contact, at=at)
    ContactStep.objects.create(contact=contact, step=step, started_at=at)


def end_step(contact: Contact, *, at: datetime) -> None:
    """Stop the time."""
    assert connection.in_atomic_block, "A step changes in the transaction of what it times."
    contact.steps.filter(ended_at=None).update(ended_at=at)


def seconds_handled(contact: Contact) -> int:
    """Time open and not parked: the sum of its finished steps."""
    spans = contact.steps.exclude(ended_at=None).values_list("started_at", "ended_at")
    return round(sum((ended - started).total_seconds() for started, ended in spans if ended))
