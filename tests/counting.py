"""How many statements a page may take."""

from django.db import connection

__all__ = ["statements"]


def statements(count: int, *, lock: int) -> int:
    """`count`, and on PostgreSQL `lock` more: the lock on rows is given its key wherever what is read changes."""
    return count + (lock if connection.vendor == "postgresql" else 0)
