"""Seeding what can be edited later."""

from django.db import transaction

from onedoor.apps.contacts.defaults import CAUSES
from onedoor.apps.contacts.models import AvoidableCause
from onedoor.foundation.installing import never_installed

__all__ = ["install_defaults"]


@transaction.atomic(durable=True)
def install_defaults() -> None:
    """Add the causes that never came. What was edited stays as it was edited."""
    new = never_installed("contacts.cause", (code for code, *_ in CAUSES))
    for order, (code, label, help_text, source) in enumerate(CAUSES, start=1):
        if code not in new:
            continue
        AvoidableCause.objects.get_or_create(
            code=code, defaults={"label": label, "help_text": help_text, "source": source, "order": order * 10}
        )
