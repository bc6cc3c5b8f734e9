"""The fastest way to write many rows that both databases share: one prepared statement, values as they are."""

import json
from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import UTC, datetime
from enum import Enum
from functools import partial
from itertools import islice
from typing import Any, TypeAlias

from django.core.management.color import no_style
from django.db import connection, models

from onedoor.demonstration.load.indexes import indexes_built_after
from onedoor.foundation import ids
from onedoor.foundation.encryption.fields import Encrypted

__all__ = ["Row", "Table", "insert_rows"]

Row = dict[str, Any]
Field: TypeAlias = "models.Field[Any, Any]"
_AT_ONCE = 5_000
_EMPTY = (list, dict)


class Table:
    """Rows on their way into one empty table, numbered from one; what is not given is as the model has it by default.

    Dictionaries by attribute name (`service_id`): a model instance takes ten times as long to make.
    """

    def __init__(self, model: type[models.Model]) -> None:
        self.model = model
        self.rows: list[tuple[Any, ...]] = []
        fields: list[Field] = [field for field in model._meta.concrete_fields if not field.generated]
        self._columns = tuple(str(field.column) for field in fields)
        self._blank: Row = {field.attname: _fixed_default(field) for field in fields}
        self._made = tuple((field.attname, field.default) for field in fields if _is_made_for_each(field))
        self._references: set[str] = set()

    def add(self, **values: Any) -> Row:
        """Keeps a row to be written and returns it, with its number as `id`. A name that is no field's is refused."""
        row = self._blank | values
        if len(row) != len(self._blank):
            raise TypeError(f"{self.model.__name__} has no {', '.join(values.keys() - self._blank.keys())}.")
        row["id"] = len(self.rows) + 1
        for name, make in self._made:
            if name not in values:
                row[name] = make()
        self._part_from_equal_reference(row)
        # In the order of the columns, for that is the order of what every row began as.
        self.rows.append(tuple(row.values()))
        return row

    def write(self) -> int:
        """Inserts what was kept; returns how many rows that is."""
        assert not self.model._default_manager.exists(), f"{self.model.__name__} is not empty."
        insert_rows(self.model, self._columns, self.rows)
        with connection.cursor() as cursor:
            for statement in connection.ops.sequence_reset_sql(no_style(), [self.model]):
                cursor.execute(statement)
        return len(self.rows)

    def _part_from_equal_reference(self, row: Row) -> None:
        """References are made by chance; among forty thousand two are the same about once in thirty times."""
        if "reference" in row:
            while row["reference"] in self._references:
                row["reference"] = ids.new_reference()
            self._references.add(row["reference"])


def insert_rows(model: type[models.Model], columns: tuple[str, ...], rows: Iterable[tuple[Any, ...]]) -> None:
    """Inserts tuples of Python values in the order of the columns."""
    quote = connection.ops.quote_name
    names, marks = ", ".join(map(quote, columns)), ", ".join(["%s"] * len(columns))
    statement = f"INSERT INTO {quote(model._meta.db_table)} ({names}) VALUES ({marks})"  # noqa: S608  Names are ours.
    fields = {str(field.column): field for field in model._meta.concrete_fields}
    remaining = _adapted(rows, [fields[column] for column in columns])
    with indexes_built_after(model), connection.cursor() as cursor:
        while batch := list(islice(remaining, _AT_ONCE)):
            cursor.executemany(statement, batch)


def _is_made_for_each(field: Field) -> bool:
    return field.has_default() and callable(field.default) and field.default not in _EMPTY


def _fixed_default(field: Field) -> Any:
    """What the field holds in every row that says nothing of it."""
    default = None if _is_made_for_each(field) else field.get_default()
    return default.value if isinstance(default, Enum) else default


def _adapted(rows: Iterable[tuple[Any, ...]], fields: list[Field]) -> Iterator[Sequence[Any]]:
    """Values as the database's own driver takes them; only the kinds of column that differ are looked at."""
    kinds = _adapters()
    changes = [
        (index, adapt) for index, field in enumerate(fields) for kind, adapt in kinds.items() if isinstance(field, kind)
    ]
    changes += [(index, partial(_hidden, field)) for index, field in enumerate(fields) if isinstance(field, Encrypted)]
    if not changes:
        return iter(rows)
    return (_changed(row, changes) for row in rows)


def _changed(row: tuple[Any, ...], changes: list[tuple[int, Callable[[Any], Any]]]) -> list[Any]:
    values = list(row)
    for index, adapt in changes:
        value = values[index]
        # Most fields of most rows are empty, and empty texts are stored empty.
        if value is not None and value != "":
            values[index] = adapt(value)
    return values


def _hidden(field: Encrypted, value: Any) -> Any:
    return field.get_db_prep_save(value, connection)


def _adapters() -> dict[type[Field], Callable[[Any], Any]]:
    kinds: dict[type[Field], Callable[[Any], Any]] = {models.JSONField: _as_json}
    if not connection.features.supports_timezones:
        kinds[models.DateTimeField] = _without_zone
    if not connection.features.has_native_uuid_field:
        kinds[models.UUIDField] = lambda value: value.hex
    return kinds


def _as_json(value: Any) -> str:
    """Most are empty, and a list or dictionary without anything in it is written so in both."""
    return json.dumps(value) if value or not isinstance(value, list | dict) else repr(value)


def _without_zone(moment: datetime) -> str:
    """As Django writes it where a database knows no zones, at a third of its price: every value here is aware."""
    at = moment if moment.tzinfo is UTC else moment.astimezone(UTC)
    return at.isoformat(" ")[: -len("+00:00")]
