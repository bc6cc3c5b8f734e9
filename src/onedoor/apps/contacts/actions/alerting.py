"""A warning about risk, raised in a conversation; reminders to those who answer for one."""

from typing import TYPE_CHECKING

from django.conf import settings
from django.db import transaction

from onedoor.apps.contacts.actions.locking import lock_live
from onedoor.apps.contacts.models import Contact
from onedoor.apps.messages import services as messages
from onedoor.apps.people import services as people
from onedoor.foundation.actors import SYSTEM, Actor
from onedoor.foundation.errors import Missing

if TYPE_CHECKING:
    from onedoor.apps.people.models import Alert

__all__ = ["raise_alert", "remind_of_alerts"]


@transaction.atomic(durable=True)
def raise_alert(*, by: Actor, contact: Contact, kind: str, advice: str, reason: str) -> "Alert":
    """About the person this contact is with. Raises Missing, Invalid."""
    locked = lock_live(contact, by=by)
    if locked.resident is None:
        raise Missing("Nobody is chosen yet.")
    return people.raise_alert(by=by, resident=locked.resident, kind=kind, advice=advice, reason=reason)


@transaction.atomic(durable=True)
def remind_of_alerts() -> int:
    """E-mails to owners whose alert is to be looked at again. Nothing in them says whom it is about."""
    due = people.take_alert_reminders()
    for one in due:
        values = {
            "name": one.name,
            "text": f"An alert about risk that you answer for is to be looked at again by {one.review_on:%-d %B %Y}.",
            "link": f"{settings.PUBLIC_URL}/office/alerts/{one.alert}/",
        }
        messages.send("staff-alert", by=SYSTEM, email=one.email, about=one.alert, values=values)
    return len(due)
