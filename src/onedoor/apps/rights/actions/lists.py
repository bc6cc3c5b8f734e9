"""Changing the lists cases are decided by."""

from typing import Any, TypeVar

from django.core.exceptions import ValidationError
from django.db import transaction

from onedoor.apps.rights.access import may_edit_lists
from onedoor.apps.rights.events import RightsListChanged
from onedoor.apps.rights.models import RefusalGround, RightsTerms
from onedoor.apps.rights.queries.lists import get_ground, terms
from onedoor.foundation.actors import Actor
from onedoor.foundation.errors import Invalid, Missing
from onedoor.foundation.events import log

Row = TypeVar("Row", RefusalGround, RightsTerms)

__all__ = ["add_ground", "change_ground", "change_terms"]


@transaction.atomic(durable=True)
def add_ground(*, by: Actor, **values: Any) -> RefusalGround:
    """Raises Invalid, Missing."""
    return _saved(by, RefusalGround(order=900), values, values.get("code", ""))


@transaction.atomic(durable=True)
def change_ground(*, by: Actor, code: str, **values: Any) -> RefusalGround:
    """Raises Invalid, Missing."""
    _require(by)
    return _saved(by, get_ground(code), values, code)


@transaction.atomic(durable=True)
def change_terms(*, by: Actor, **values: Any) -> RightsTerms:
    """Raises Invalid, Missing."""
    return _saved(by, terms(), values, "terms")


def _saved(by: Actor, row: Row, values: dict[str, Any], code: str) -> Row:
    _require(by)
    for name, value in values.items():
        setattr(row, name, value)
    try:
        row.full_clean()
    except ValidationError as error:
        raise Invalid("It cannot be saved as it is.", fields=error.message_dict) from None
    row.save()
    log.record(RightsListChanged(code=code), by=by)
    return row


def _require(by: Actor) -> None:
    if not may_edit_lists(by):
        raise Missing("There is no such list.")
