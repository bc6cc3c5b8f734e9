"""Setting up mailboxes."""

from typing import TYPE_CHECKING, Any

from django.db import IntegrityError, transaction

from onedoor.apps.contacts.access import get_mailbox_for
from onedoor.apps.contacts.events import MailboxChanged
from onedoor.apps.contacts.models import Mailbox
from onedoor.apps.partners import services as partners
from onedoor.foundation.actors import Actor
from onedoor.foundation.errors import Denied, Invalid
from onedoor.foundation.events import log

if TYPE_CHECKING:
    from onedoor.apps.partners.models import Organisation

__all__ = ["save_mailbox"]


@transaction.atomic(durable=True)
def save_mailbox(
    *, by: Actor, organisation: "Organisation", mailbox: Mailbox | None = None, password: str = "", **given: Any
) -> Mailbox:
    """Make or change one; an empty password keeps the one there is. Raises Invalid, Denied."""
    if not partners.may_administer(by, organisation):
        raise Denied("Only an administrator of the organisation sets up its mailboxes.")
    found = get_mailbox_for(by, mailbox.uuid) if mailbox else Mailbox(organisation=organisation)
    if password:
        found.password = password
    elif mailbox is None or given.get("host") != found.host:
        # A password is for one server: whoever changes that must know it.
        raise Invalid("Enter the password.", fields={"password": ["Enter the password for this server"]})
    for name, value in given.items():
        setattr(found, name, value)
    found.last_error = ""
    try:
        with transaction.atomic():
            found.save()
    except IntegrityError:
        raise Invalid("It is read already.", fields={"address": ["This mailbox is read already"]}) from None
    happening = MailboxChanged(is_active=found.is_active)
    log.record(happening, by=by, subject=str(found.uuid), organisation=str(organisation.uuid))
    return found
