"""What is kept of people, by class. An app says in a module `retained.py` what it keeps and how it is forgotten:

    keep(DataClass("requests", "Requests", …))

`apps.retention` knows no class by name: periods are set, what is due is counted and forgotten through this.
"""

from collections.abc import Callable, Collection
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db.models import QuerySet
from django.utils.module_loading import autodiscover_modules

from onedoor.foundation.actors import Actor

__all__ = ["DataClass", "find_classes", "get_class", "keep"]

Rows = QuerySet[Any]


@dataclass(frozen=True)
class DataClass:
    """`months` is where an installation begins; `source` says where it is from, `is_doubtful` that nobody vouches.

    `due(body, before)` are the rows of that body (key, or None for the shared front office's) that still say something
    and of which the `moment` is before; `of_residents` narrows rows to those people's; `forget` is a building block.
    """

    code: str
    label: str
    counted_from: str
    months: int
    source: str
    is_doubtful: bool
    moment: str
    due: Callable[[int | None, datetime], Rows]
    of_residents: Callable[[Rows, Collection[int]], Rows]
    forget: Callable[[Any, Actor], object]
    name: Callable[[Any], str]


_CLASSES: dict[str, DataClass] = {}


def keep(data_class: DataClass) -> None:
    _CLASSES[data_class.code] = data_class


def find_classes() -> list[DataClass]:
    """Every class of every app. Messages and words go before what they are about, so that they are counted."""
    autodiscover_modules("retained")
    return [_CLASSES[code] for code in sorted(_CLASSES)]


def get_class(code: str) -> DataClass:
    """Raises KeyError."""
    find_classes()
    return _CLASSES[code]
