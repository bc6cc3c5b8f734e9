"""What becomes of each table and field in a copy, where its kind does not say it well enough.

Without a word here a personal or special category field is replaced by an invented value of its kind, anything else is
copied, and a table of somebody else's package is left out. An app says more in a module `scrubbed.py`:

    invent("people.Resident", given_names=Inventor.given_names)
    draw("people.Resident", "language", because="…")      # somebody else's value
    copy_as_is("sharing.Pause", "purpose", because="A code; nobody is named.")
    leave_out("partners.ApiKey", because="Keys of the original must open nothing here.")
"""

from collections.abc import Callable
from dataclasses import dataclass, field
from functools import cache
from typing import TYPE_CHECKING, Any

from django.apps import apps
from django.db import models
from django.utils.module_loading import autodiscover_modules

from onedoor.foundation.privacy import PrivacyClass, class_of
from onedoor.foundation.scrubbing.inventing import Inventor

if TYPE_CHECKING:
    from onedoor.foundation.scrubbing.copying import Copy

__all__ = ["Rules", "afterwards", "copied_models", "copy_as_is", "draw", "find_rules", "invent", "invent_row",
           "is_replaced", "leave_out", "rules_of", "write_over"]  # fmt: skip

Row = dict[str, Any]
Invent = Callable[[Inventor, Any], Any]
InventRow = Callable[[Inventor, Row, Row, "Copy"], None]


@dataclass
class Rules:
    """Of one table. `rows` are called last, with the row as invented so far and as it was."""

    left_out: str = ""
    invented: dict[str, Invent] = field(default_factory=dict)
    drawn: dict[str, str] = field(default_factory=dict)
    as_is: dict[str, str] = field(default_factory=dict)
    rows: list[InventRow] = field(default_factory=list)
    written_over: dict[str, Any] = field(default_factory=dict)


_RULES: dict[str, Rules] = {}
_AFTERWARDS: list[Callable[["Copy"], None]] = []


def _of(label: str) -> Rules:
    return _RULES.setdefault(label, Rules())


def leave_out(*labels: str, because: str) -> None:
    """These tables are empty in a copy."""
    for label in labels:
        _of(label).left_out = because


def invent(label: str, **fields: Invent) -> None:
    """Say how values of these fields are invented. Empty ones stay empty and are not asked about."""
    _of(label).invented.update(fields)


def invent_row(label: str, how: InventRow) -> None:
    """Say what belongs together in a row, as a place and its address."""
    _of(label).rows.append(how)


def draw(label: str, *fields: str, because: str) -> None:
    """Coded values: each row gets one that some row has, as often as it is met."""
    _of(label).drawn.update(dict.fromkeys(fields, because))


def copy_as_is(label: str, *fields: str, because: str) -> None:
    """Personal only by whose row it is, and nothing works without it."""
    _of(label).as_is.update(dict.fromkeys(fields, because))


def write_over(label: str, **fields: Any) -> None:
    """These hold this in every row: secrets, and what would reach the outside."""
    _of(label).written_over.update(fields)


def afterwards(make: Callable[["Copy"], None]) -> None:
    """What follows from other tables, as search keys do, is made anew when they are written."""
    _AFTERWARDS.append(make)


def find_rules() -> list[Callable[["Copy"], None]]:
    """Reads every app's module; gives what is to be done afterwards."""
    autodiscover_modules("scrubbed")
    return list(_AFTERWARDS)


def rules_of(model: type[models.Model]) -> Rules:
    return _RULES.get(model._meta.label) or Rules()


def is_replaced(model: type[models.Model], field: "models.Field[Any, Any]") -> bool:
    """Whether the copy has an invented value. E-mail addresses always, so that nothing reaches anybody."""
    rules = rules_of(model)
    if field.name in rules.as_is or field.name in rules.written_over:
        return False
    is_personal = class_of(model, field.name) in (PrivacyClass.PERSONAL, PrivacyClass.SPECIAL)
    return is_personal or isinstance(field, models.EmailField) or field.name in rules.invented


@cache
def copied_models() -> tuple[type[models.Model], ...]:
    """Ours, and the tables between two of ours; whatever another package keeps is left out."""
    find_rules()
    every = apps.get_models(include_auto_created=True)
    return tuple(model for model in every if _is_ours(model) and not rules_of(model).left_out)


def _is_ours(model: type[models.Model]) -> bool:
    return model._meta.managed and model.__module__.startswith("onedoor.")
