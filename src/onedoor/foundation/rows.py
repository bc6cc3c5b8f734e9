"""Rows at a third of what `save()` and a query set take: a statement is put together once for each table.

For what machines ask for hundreds of times a second. Everything else is clearer as a query set.
"""

from collections.abc import Callable, Sequence
from functools import cache
from typing import Any

from django.db import DEFAULT_DB_ALIAS, connection, connections, models

__all__ = ["ask", "insert", "select"]

Row = tuple[Any, ...]


def insert(row: models.Model, *, asking: str = "NULL") -> Any:
    """Write a new row and give it its key, as `save(force_insert=True)` does. For tables that are written all day.

    `asking` is an SQL expression, never anybody's text, that is answered along the way.
    """
    database = connections[DEFAULT_DB_ALIAS]
    fields, statement = _worded(type(row), database.vendor)
    values = [
        value
        if is_plain and type(value := getattr(row, name)) in _AS_THEY_ARE
        else field.get_db_prep_save(field.pre_save(row, True), database)
        for field, name, is_plain in fields
    ]
    ((row.pk, answer),) = ask(f"{statement}, {asking}", values)
    row._state.adding, row._state.db = False, database.alias
    return answer


def ask(statement: str, given: Sequence[Any]) -> list[Row]:
    """The rows a statement answers that comes again and again with other values: PostgreSQL plans it once."""
    database: Any = connections[DEFAULT_DB_ALIAS]
    if database.vendor == "postgresql":
        cursor = database.planned_cursor()
        cursor.execute(statement, given)
        return list(cursor.fetchall())
    with database.cursor() as cursor:
        cursor.execute(statement, given)
        return list(cursor.fetchall())


# What the drivers take as the fields would give it, where a field does nothing of its own.
_AS_THEY_ARE = {str, int, float, bool, type(None)}
_PLAIN = (
    models.CharField, models.TextField, models.BooleanField, models.IntegerField, models.PositiveIntegerField,
    models.PositiveSmallIntegerField, models.SmallIntegerField, models.BigIntegerField, models.FloatField,
    models.ForeignKey,
)  # fmt: skip
Column = tuple["models.Field[Any, Any]", str, bool]


@cache
def _worded(model: type[models.Model], vendor: str) -> tuple[tuple[Column, ...], str]:
    meta, quote = model._meta, connection.ops.quote_name
    fields = [field for field in meta.local_concrete_fields if not field.primary_key and not field.generated]
    columns = ", ".join(quote(str(field.column)) for field in fields)
    places = ", ".join(["%s"] * len(fields))
    key = str(meta.pk.column) if meta.pk else "id"
    # A field of our own, an encrypted one say, is never plain.
    given = tuple((field, field.attname, type(field) in _PLAIN) for field in fields)
    return given, f"INSERT INTO {quote(meta.db_table)} ({columns}) VALUES ({places}) RETURNING {quote(key)}"  # noqa: S608


def select(model: type[models.Model], columns: tuple[str, ...], rest: str = "", given: Sequence[Any] = ()) -> list[Row]:
    """The rows' columns as the fields give them. `rest` is SQL from WHERE on, never anybody's text; `given` its values.

    On SQLite a moment is given as `adapt_datetimefield_value` has it, on both a uuid as its hexadecimal digits.
    """
    statement, converters = _reading(model, columns, connection.vendor)
    with connection.cursor() as cursor:
        cursor.execute(f"{statement} {rest}", given)
        rows: list[Row] = cursor.fetchall()
    return [_converted(row, converters) for row in rows] if converters else rows


Convert = Callable[[Any], Any]


def _converted(row: Row, converters: dict[int, Convert]) -> Row:
    values = list(row)
    for place, convert in converters.items():
        values[place] = convert(values[place])
    return tuple(values)


@cache
def _reading(model: type[models.Model], columns: tuple[str, ...], vendor: str) -> tuple[str, dict[int, Convert]]:
    meta, quote = model._meta, connection.ops.quote_name
    names = {field.attname: field for field in meta.local_concrete_fields}
    converters = {place: convert for place, name in enumerate(columns) if (convert := _converter(names[name]))}
    wanted = ", ".join(quote(str(names[name].column)) for name in columns)
    return f"SELECT {wanted} FROM {quote(meta.db_table)}", converters  # noqa: S608


def _converter(field: "models.Field[Any, Any]") -> Convert | None:
    """What makes the database's value the field's; None where it is that already."""
    column = field.get_col(field.model._meta.db_table)
    steps = [*connection.ops.get_db_converters(column), *field.get_db_converters(connection)]
    if not steps:
        return None

    def convert(value: Any) -> Any:
        for step in steps:
            value = step(value, column, connection)
        return value

    return convert
