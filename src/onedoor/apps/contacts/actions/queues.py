"""Setting up the queues that announce calls here."""

from typing import TYPE_CHECKING, Any

from django.db import IntegrityError, transaction

from onedoor.apps.contacts.access import get_queue_for
from onedoor.apps.contacts.events import QueueChanged
from onedoor.apps.contacts.models import Queue
from onedoor.apps.partners import services as partners
from onedoor.foundation.actors import Actor
from onedoor.foundation.errors import Denied, Invalid
from onedoor.foundation.events import log
from onedoor.foundation.events.webhooks import new_secret

if TYPE_CHECKING:
    from onedoor.apps.partners.models import Organisation

__all__ = ["renew_queue_secret", "save_queue"]


@transaction.atomic(durable=True)
def save_queue(*, by: Actor, organisation: "Organisation", queue: Queue | None = None, **given: Any) -> Queue:
    """Make or change one; a new one has a secret. Raises Invalid where the code is taken, Denied."""
    if not partners.may_administer(by, organisation):
        raise Denied("Only an administrator of the organisation sets up its phones.")
    found = get_queue_for(by, queue.uuid) if queue else Queue(organisation=organisation, secret=new_secret())
    for name, value in given.items():
        setattr(found, name, value)
    try:
        with transaction.atomic():
            found.save()
    except IntegrityError:
        message = "Another queue has this code. Codes are the phone system’s own and stand alone."
        raise Invalid(message, fields={"code": ["Another queue has this code"]}) from None
    _record(found, by)
    return found


@transaction.atomic(durable=True)
def renew_queue_secret(*, by: Actor, queue: Queue) -> Queue:
    """The old one signs nothing from now on. Raises Missing."""
    found = get_queue_for(by, queue.uuid)
    found.secret = new_secret()
    found.save(update_fields=["secret"])
    _record(found, by)
    return found


def _record(queue: Queue, by: Actor) -> None:
    happening = QueueChanged(code=queue.code, is_active=queue.is_active)
    log.record(happening, by=by, subject=str(queue.uuid), organisation=str(queue.organisation.uuid))
