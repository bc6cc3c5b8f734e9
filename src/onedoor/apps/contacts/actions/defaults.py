"""Seeding what can be edited later."""

from django.db import transaction

from onedoor.apps.contacts.defaults import CAUSES
from onedoor.apps.contacts.models import AvoidableCause

__all__ = ["install_defaults"]


@transaction.atomic
def install_defaults() -> None:
    """Add the causes that are not there yet. What was edited stays as it was edited."""
    for order, (code, label, help_text, source) in enumerate(CAUSES, start=1):
        AvoidableCause.objects.get_or_create(
            code=code, defaults={"label": label, "help_text": help_text, "source": source, "order": order * 10}
        )
