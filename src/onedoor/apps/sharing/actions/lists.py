"""Changing the lists agreements are drawn up with. What stands in one that was offered stays as it was."""

from typing import Any, TypeVar

from django.core.exceptions import ValidationError
from django.db import transaction

from onedoor.apps.sharing.access import may_edit_lists
from onedoor.apps.sharing.events import AgreementListChanged
from onedoor.apps.sharing.models import LegalGround, Purpose
from onedoor.apps.sharing.queries.lists import get_ground, get_purpose
from onedoor.foundation import clock
from onedoor.foundation.actors import Actor
from onedoor.foundation.errors import Invalid, Missing
from onedoor.foundation.events import log

Row = TypeVar("Row", Purpose, LegalGround)

__all__ = ["add_purpose", "change_ground", "change_purpose"]


@transaction.atomic(durable=True)
def add_purpose(*, by: Actor, **values: Any) -> Purpose:
    """A purpose of the partnership's own. Raises Invalid, Missing."""
    return _saved(by, Purpose(order=900), values)


@transaction.atomic(durable=True)
def change_purpose(*, by: Actor, code: str, **values: Any) -> Purpose:
    """Raises Invalid, Missing."""
    return _saved(by, get_purpose(by, code), values)


@transaction.atomic(durable=True)
def change_ground(*, by: Actor, kind: str, code: str, **values: Any) -> LegalGround:
    """Raises Invalid, Missing."""
    return _saved(by, get_ground(by, kind, code), values)


def _saved(by: Actor, row: Row, values: dict[str, Any]) -> Row:
    if not may_edit_lists(by):
        raise Missing("There is no such list.")
    if values.get("source", row.source) != row.source:
        row.as_at = clock.today()
    for name, value in values.items():
        setattr(row, name, value)
    try:
        row.full_clean()
    except ValidationError as error:
        raise Invalid("It cannot be saved as it is.", fields=error.message_dict) from None
    row.save()
    log.record(AgreementListChanged(list=type(row).__name__.lower(), code=row.code), by=by)
    return row
