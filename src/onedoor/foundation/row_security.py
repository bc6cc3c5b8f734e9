"""Locks rows of people in PostgreSQL, for migrations. It says who may be reached, never what of them: that is what the
application decides. See `onedoor.foundation.reading`.
"""

from collections.abc import Callable, Mapping

from django.db.backends.base.schema import BaseDatabaseSchemaEditor

__all__ = ["REACHED", "locking", "of", "unlocking"]

_EVERYTHING = "(SELECT current_setting('onedoor.reader', true)) = 'everything'"
REACHED = """
    IN (SELECT body.id FROM partners_organisation AS body
        WHERE body.uuid::text = ANY (string_to_array((SELECT current_setting('onedoor.reader', true)), ',')))
"""
Run = Callable[[object, BaseDatabaseSchemaEditor], None]


def of(table: str, column: str) -> str:
    """The rule of a row that belongs to one of another table: seen where that is.

    One look-up for each row met. With EXISTS the server may read the whole of the other table first, to hash it.
    """
    return f"(SELECT whole.id FROM {table} AS whole WHERE whole.id = {column}) IS NOT NULL"  # noqa: S608  Names are ours.


def locking(rules: Mapping[str, str]) -> Run:
    """By table, the SQL condition under which a row is there."""

    def lock(apps: object, editor: BaseDatabaseSchemaEditor) -> None:
        if editor.connection.vendor != "postgresql":
            return
        for table, rule in rules.items():
            editor.execute(f"CREATE POLICY onedoor_reach ON {table} USING ({_EVERYTHING} OR {rule})")
            editor.execute(f"ALTER TABLE {table} ENABLE ROW LEVEL SECURITY")
            # The application owns its tables, and owners are let past unless they too are held to it.
            editor.execute(f"ALTER TABLE {table} FORCE ROW LEVEL SECURITY")

    return lock


def unlocking(rules: Mapping[str, str]) -> Run:
    """The way back."""

    def unlock(apps: object, editor: BaseDatabaseSchemaEditor) -> None:
        if editor.connection.vendor != "postgresql":
            return
        for table in rules:
            editor.execute(f"ALTER TABLE {table} NO FORCE ROW LEVEL SECURITY")
            editor.execute(f"ALTER TABLE {table} DISABLE ROW LEVEL SECURITY")
            editor.execute(f"DROP POLICY onedoor_reach ON {table}")

    return unlock
