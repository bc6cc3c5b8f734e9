"""Wording the causes of avoidable contact."""

from django.db import transaction

from onedoor.apps.contacts.access import may_edit_causes
from onedoor.apps.contacts.events import CauseChanged
from onedoor.apps.contacts.models import AvoidableCause
from onedoor.foundation.actors import Actor
from onedoor.foundation.errors import Invalid, Missing
from onedoor.foundation.events import log

__all__ = ["save_cause"]


@transaction.atomic(durable=True)
def save_cause(
    *, by: Actor, code: str, label: str, help_text: str = "", source: str = "", order: int = 0, is_active: bool = True
) -> AvoidableCause:
    """Word a cause, or add one. Codes are never changed: figures are counted by them. Raises Invalid."""
    if not may_edit_causes(by):
        raise Missing("There is no such cause.")
    if not label.strip():
        raise Invalid("Enter the cause.", fields={"label": ["Enter the cause"]})
    cause, _ = AvoidableCause.objects.update_or_create(
        code=code,
        defaults={
            "label": label.strip(),
            "help_text": help_text.strip(),
            "source": source.strip(),
            "order": order,
            "is_active": is_active,
        },
    )
    log.record(CauseChanged(code=code, is_active=is_active), by=by)
    return cause
