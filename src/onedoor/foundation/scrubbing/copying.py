"""Reads every table of the original, which it cannot write to, and writes the copy's, in one transaction."""

import random
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import partial
from itertools import accumulate, islice
from pathlib import Path
from typing import TYPE_CHECKING, Any

from django.core.management.color import no_style
from django.db import connection, connections, models, transaction
from django.db.backends.base.base import BaseDatabaseWrapper

from onedoor.foundation.encryption.fields import Encrypted, EncryptedBoolean
from onedoor.foundation.encryption.keyring import Keyring
from onedoor.foundation.scrubbing.files import name_of_file, write_file
from onedoor.foundation.scrubbing.inventing import Inventor
from onedoor.foundation.scrubbing.rules import copied_models, find_rules, is_replaced, rules_of

__all__ = ["Copy", "copy_everything"]

if TYPE_CHECKING:
    Field = models.Field[Any, Any]
else:
    Field = models.Field
Row = dict[str, Any]
_AT_ONCE = 1000
# Public lists by the million in which no uuid of ours stands.
_WITHOUT_UUIDS = ("places.",)
_PLAIN = (models.CharField, models.TextField, models.IntegerField, models.FloatField, models.ForeignKey)


@dataclass
class Copy:
    """The installation that is made: `alias` names its database, `keys` are its own.

    `password` is everybody's there, hashed; `staff` says as whom one can sign in; `seen` is for what must be
    there once.
    """

    alias: str
    keys: Keyring
    uploads: Path
    inventor: Inventor
    say: Callable[[str], None]
    password: str = field(default="", repr=False)
    staff: list[str] = field(default_factory=list)
    seen: set[object] = field(default_factory=set)
    counts: Counter[str] = field(default_factory=Counter)

    @property
    def connection(self) -> BaseDatabaseWrapper:
        return connections[self.alias]

    def write(self, model: type[models.Model], names: Sequence[str], rows: Iterable[Sequence[Any]]) -> None:
        """Rows of Python values, in the order of the names."""
        fields = [model._meta.get_field(name) for name in names]
        prepare = [_prepared(one, self.connection, self.keys) for one in fields]  # type: ignore[arg-type]
        quote = self.connection.ops.quote_name
        columns = ", ".join(quote(str(one.column)) for one in fields)  # type: ignore[union-attr]
        marks = ", ".join(["%s"] * len(fields))
        statement = f"INSERT INTO {quote(model._meta.db_table)} ({columns}) VALUES ({marks})"  # noqa: S608  Names are ours.
        remaining = ([make(v) for make, v in zip(prepare, row, strict=True)] for row in rows)
        with self.connection.cursor() as cursor:
            while batch := list(islice(remaining, _AT_ONCE)):
                cursor.executemany(statement, batch)
                self.counts[model._meta.label] += len(batch)

    def objects(self, model: type[models.Model]) -> "models.QuerySet[Any]":
        """What stands in the copy. Encrypted fields cannot be read: they are under the copy's keys."""
        hidden = [one.name for one in model._meta.concrete_fields if isinstance(one, Encrypted)]
        return model._base_manager.using(self.alias).defer(*hidden)


def copy_everything(copy: Copy) -> None:
    """Raises what the database raises; then nothing is written."""
    follow = find_rules()
    with _only_read(), transaction.atomic(using=copy.alias):
        for model in copied_models():
            _copy_table(model, copy)
        for make in follow:
            make(copy)
        _number_on(copy)


@contextmanager
def _only_read() -> Iterator[None]:
    """One moment of the original, to which nothing can be written meanwhile; others go on working on it."""
    if connection.vendor == "sqlite":
        before, connection.transaction_mode = connection.transaction_mode, "DEFERRED"  # type: ignore[attr-defined]
        try:
            with transaction.atomic(), connection.cursor() as cursor:
                cursor.execute("PRAGMA query_only = ON")
                try:
                    yield
                finally:
                    cursor.execute("PRAGMA query_only = OFF")
        finally:
            connection.transaction_mode = before  # type: ignore[attr-defined]
        return
    is_outermost = not connection.in_atomic_block
    with transaction.atomic():
        if is_outermost:
            with connection.cursor() as cursor:
                cursor.execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ, READ ONLY")
        yield


def _copy_table(model: type[models.Model], copy: Copy) -> None:
    fields = [one for one in model._meta.local_concrete_fields if not one.generated]
    if not any(model._base_manager.all()[:1]):
        return
    names = [one.attname for one in fields]
    change = _Changes(model, fields, copy)
    copy.write(model, [one.name for one in fields], (change(row) for row in _rows(model, names)))
    copy.say(f"{model._meta.label}: {copy.counts[model._meta.label]:,}")


def _rows(model: type[models.Model], names: Sequence[str]) -> Iterator[tuple[Any, ...]]:
    return model._base_manager.order_by("pk").values_list(*names).iterator(_AT_ONCE)


class _Changes:
    """What is done to each row of one table."""

    def __init__(self, model: type[models.Model], fields: Sequence[Field], copy: Copy) -> None:
        self._rules, self._copy = rules_of(model), copy
        self._names = [one.attname for one in fields]
        self._steps = [(one.attname, step) for one in fields if (step := self._step(model, one))]

    def __call__(self, values: tuple[Any, ...]) -> tuple[Any, ...]:
        row = dict(zip(self._names, values, strict=True))
        before = dict(row) if self._rules.rows else row
        for name, step in self._steps:
            if row[name] is not None and row[name] != "":
                row[name] = step(row[name])
        for change in self._rules.rows:
            change(self._copy.inventor, row, before, self._copy)
        return tuple(row.values())

    def _step(self, model: type[models.Model], one: Field) -> Callable[[Any], Any] | None:
        inventor = self._copy.inventor
        if one.name in self._rules.written_over:
            return lambda value: self._rules.written_over[one.name]
        if isinstance(one, models.ForeignKey):
            return _let_go(one)
        if not is_replaced(model, one):
            return None if model._meta.label.startswith(_WITHOUT_UUIDS) else _with_uuids(one, inventor)
        if one.name not in self._rules.invented and (one.name in self._rules.drawn or _is_coded(one)):
            return _Deck(model, one, inventor)
        if one.name in self._rules.invented:
            return _fitting(one, partial(self._rules.invented[one.name], inventor))
        if isinstance(one, models.FileField):
            return self._file
        if isinstance(one, models.EmailField):
            return _fitting(one, inventor.email)
        return _fitting(one, inventor.anything)

    def _file(self, name: Any) -> str:
        """A file that is missing in the original is there in the copy: what is linked to opens."""
        made = name_of_file(self._copy.inventor, str(name))
        write_file(self._copy.uploads, made, self._copy.keys)
        return made


class _Deck:
    """Every value of a column as often as it is met; whose it was does not follow from whose it is."""

    def __init__(self, model: type[models.Model], one: Field, inventor: Inventor) -> None:
        met = Counter(value for (value,) in _rows(model, [one.attname]) if value is not None and value != "")
        self._values, self._up_to = list(met), list(accumulate(met.values()))
        self._chance = random.Random(inventor.number(2**63, model._meta.label, one.name))  # noqa: S311  No secret.

    def __call__(self, value: Any) -> Any:
        return self._chance.choices(self._values, cum_weights=self._up_to)[0]


def _is_coded(one: Field) -> bool:
    return bool(one.choices) or isinstance(one, models.BooleanField | EncryptedBoolean)


def _let_go(one: "models.ForeignKey[Any, Any]") -> Callable[[Any], Any] | None:
    """A link to a row that the copy has not."""
    if one.related_model in copied_models():
        return None
    assert one.null, f"{one} needs a row of a table that is left out."
    return lambda value: None


def _with_uuids(one: Field, inventor: Inventor) -> Callable[[Any], Any] | None:
    """Uuids are known outside, in links and in what was sent to others: nothing here answers to them."""
    kinds = (models.UUIDField, models.CharField, models.TextField, models.JSONField, Encrypted)
    return inventor.in_anything if isinstance(one, kinds) else None


def _fitting(one: Field, make: Callable[[Any], Any]) -> Callable[[Any], Any]:
    """What is invented is no longer than the column."""
    if one.max_length and isinstance(one, models.CharField | models.TextField | Encrypted):
        return lambda value: made[: one.max_length] if isinstance(made := make(value), str) else made
    return make


def _prepared(one: Field, target: BaseDatabaseWrapper, keys: Keyring) -> Callable[[Any], Any]:
    if isinstance(one, Encrypted):
        return lambda value: keys.hide(text, one.place) if value is not None and (text := one.to_text(value)) else value
    if isinstance(one, _PLAIN) and not isinstance(one, models.UUIDField):
        return lambda value: value
    return lambda value: one.get_db_prep_save(value, connection=target)


def _number_on(copy: Copy) -> None:
    """New rows of the copy get numbers that no copied one has."""
    with copy.connection.cursor() as cursor:
        for statement in copy.connection.ops.sequence_reset_sql(no_style(), list(copied_models())):
            cursor.execute(statement)
