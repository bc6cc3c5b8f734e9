"""The lists agreements are drawn up with, for whoever looks after them."""

from typing import TypeVar

from django.db.models import QuerySet

from onedoor.apps.sharing.access import may_edit_lists
from onedoor.apps.sharing.models import LegalGround, Purpose
from onedoor.foundation.actors import Actor
from onedoor.foundation.errors import Missing

__all__ = ["all_grounds", "all_purposes", "get_ground", "get_purpose"]

Row = TypeVar("Row", Purpose, LegalGround)


def all_purposes() -> QuerySet[Purpose]:
    """Those out of use too."""
    return Purpose.objects.all()


def all_grounds() -> QuerySet[LegalGround]:
    """Those out of use too, by the list of the law they stand in."""
    return LegalGround.objects.order_by("kind", "order")


def get_purpose(by: Actor, code: str) -> Purpose:
    """Raises Missing."""
    return _there(by, Purpose.objects.filter(code=code).first())


def get_ground(by: Actor, kind: str, code: str) -> LegalGround:
    """Raises Missing."""
    return _there(by, LegalGround.objects.filter(kind=kind, code=code).first())


def _there(by: Actor, row: Row | None) -> Row:
    if row is None or not may_edit_lists(by):
        raise Missing("There is no such entry.")
    return row
