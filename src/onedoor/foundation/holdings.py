"""What the product holds of a person, said by each app of its own models. An app says it in a module `holdings.py`,
which is found by itself:

    hold(Holding("requests.Answer", _("Answers you gave"), rows=..., body=..., also=("label",)))
    leave_out("requests.FailedLookup", ("mark",), "Kept for a quarter of an hour, and says nothing of anybody.")

Which fields are given follows from the classification in `Privacy`: every personal field of a model that is held is
given, so that a new one cannot be forgotten; `tests/house` fails where one is neither given nor left out with a reason.
"""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from django.apps import apps
from django.db.models import Model, QuerySet
from django.utils.functional import Promise
from django.utils.module_loading import autodiscover_modules

from onedoor.foundation.privacy import personal_fields

__all__ = ["Holding", "Subject", "find_holdings", "hold", "leave_out", "left_out"]


@dataclass(frozen=True, slots=True)
class Subject:
    """Whose data is looked for.

    `records` are primary keys of their records, `uuids` the same as text. `emails` were shown to be theirs;
    `addresses` are all that their records name, which others of their home may share.
    """

    records: frozenset[int] = frozenset()
    uuids: frozenset[str] = frozenset()
    emails: frozenset[str] = frozenset()
    addresses: frozenset[str] = frozenset()


@dataclass(frozen=True)
class Holding:
    """Rows of one model that are about a person.

    `body`: uuid as text of whose they are; empty: the partnership's front office. `also`: fields that say nothing of
    anybody and without which the rest cannot be read. `others`: fields of a row that may name somebody else, hidden
    unless an officer shows them. `words`: more about a row, by label. `file`: the field that holds one.
    """

    label: str
    title: str | Promise
    rows: Callable[[Subject], "QuerySet[Any]"]
    body: Callable[[Any], str]
    also: tuple[str, ...] = ()
    others: Callable[[Any], frozenset[str]] = lambda row: frozenset()
    words: Callable[[Any], Mapping[str, str]] = lambda row: {}
    file: str = ""
    order: int = field(default=100)

    @property
    def model(self) -> type[Model]:
        return apps.get_model(self.label)

    @property
    def fields(self) -> list[str]:
        """What is given of each row: what is needed to read it, and every personal field that is not left out."""
        out = left_out().get(self.label, {})
        personal = [name for name in personal_fields(self.model) if name not in out and name != self.file]
        return [*self.also, *(name for name in personal if name not in self.also)]


_HOLDINGS: dict[str, Holding] = {}
_LEFT_OUT: dict[str, dict[str, str]] = {}


def hold(holding: Holding) -> None:
    _HOLDINGS[holding.label] = holding


def leave_out(label: str, names: tuple[str, ...], reason: str) -> None:
    """These fields are personal and are not given, for a reason that can be told."""
    _LEFT_OUT.setdefault(label, {}).update(dict.fromkeys(names, reason))


def find_holdings() -> Iterator[Holding]:
    """Of every installed app, what people look for first coming first."""
    autodiscover_modules("holdings")
    yield from sorted(_HOLDINGS.values(), key=lambda holding: (holding.order, holding.label))


def left_out() -> Mapping[str, Mapping[str, str]]:
    """By model and field, why."""
    autodiscover_modules("holdings")
    return _LEFT_OUT
