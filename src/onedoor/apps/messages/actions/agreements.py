"""Reminders of agreements whose review or end is near. Sharing says which and to whom; it cannot write messages."""

from django.conf import settings
from django.db import transaction

from onedoor.apps.messages.actions.write import send
from onedoor.apps.sharing import services as sharing
from onedoor.foundation.actors import SYSTEM

__all__ = ["write_agreement_reminders"]


@transaction.atomic(durable=True)
def write_agreement_reminders() -> int:
    """Write what is due, marked as said in the same transaction; how many reminders."""
    due = sharing.take_due_reminders(by=SYSTEM)
    for reminder in due:
        what = "is to be reviewed by" if reminder.of == "review" else "ends on"
        text = f"Agreement {reminder.reference} “{reminder.title}” {what} {reminder.on.day} {reminder.on:%B %Y}."
        link = f"{settings.PUBLIC_URL}/office/agreements/{reminder.version}/"
        for name, email in reminder.people:
            values = {"name": name, "text": text, "link": link}
            send("staff-agreement-reminder", by=SYSTEM, email=email, about=reminder.version, values=values)
    return len(due)
