"""Frozen values that cross the border of retention."""

from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from onedoor.apps.rights.data import HeldField

__all__ = ["DueClass", "DueThing", "OpenedThing"]


@dataclass(frozen=True, slots=True)
class DueClass:
    """A class of one organisation's data: how long it is kept, what is due, and how much of that is left alone."""

    code: str
    label: str
    counted_from: str
    months: int
    is_own: bool
    source: str
    is_doubtful: bool
    due: int
    left: int
    oldest: datetime | None

    @property
    def would_go(self) -> int:
        return self.due - self.left


@dataclass(frozen=True, slots=True)
class DueThing:
    """One thing that is due; `hold` is why it stays all the same, empty where it goes."""

    uuid: str
    name: str
    moment: datetime
    hold: str


@dataclass(frozen=True, slots=True)
class OpenedThing:
    """One thing that is due and what it says; a field that may be about somebody else is marked and not shown."""

    name: str
    moment: datetime
    fields: "tuple[HeldField, ...]"
