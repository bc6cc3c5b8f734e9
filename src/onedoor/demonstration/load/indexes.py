"""Indexes taken away from a table while it is filled, and built when all its rows are there."""

from collections.abc import Iterator
from contextlib import contextmanager

from django.db import connection, models

__all__ = ["indexes_built_after"]

_INDEXES = "SELECT name, sql FROM sqlite_master WHERE type = 'index' AND tbl_name = %s AND sql IS NOT NULL"


@contextmanager
def indexes_built_after(model: type[models.Model]) -> Iterator[None]:
    """Inside the caller's transaction. A contact stands in eighteen indexes: built at once they cost a third.

    SQLite only. PostgreSQL builds none on a table whose foreign keys are still to be checked, and works in processes
    of its own beside this one.
    """
    assert connection.in_atomic_block, "Indexes come back or never went."
    if connection.vendor != "sqlite":
        yield
        return
    with connection.cursor() as cursor:
        cursor.execute(_INDEXES, [model._meta.db_table])
        statements = dict(cursor.fetchall())
        for name in statements:
            cursor.execute(f"DROP INDEX {connection.ops.quote_name(name)}")
        yield
        for statement in statements.values():
            cursor.execute(statement)
