"""The database engine: Django's own for PostgreSQL, faster where every request pays.

Moments are read by psycopg's compiled loader, not by Django's in Python: a list of 50 requests holds 150 of them.
Whether a kept connection still lives is asked of its socket, not of the server. A connection says with its first word
that it is the application's: rows of people are locked to all others. The server compiles no query: behind the lock it
takes small ones for large, and compiling takes longer than any of them. What is written all day it plans once for each
connection, the lock's rules with it, which otherwise take longer to plan than the row to write.
"""

import select
from typing import Any

from django.db.backends.postgresql import base
from psycopg.types.datetime import TimestamptzLoader

__all__ = ["DatabaseWrapper"]


class DatabaseWrapper(base.DatabaseWrapper):
    """Settings name it as `onedoor.foundation.postgresql`."""

    def get_connection_params(self) -> dict[str, Any]:
        """A connection of the application begins with every row open to it; others have none. See `reading`."""
        given = super().get_connection_params()
        given["options"] = f"{given.get('options', '')} -c onedoor.reader=everything -c jit=off".strip()
        # Asked for one cursor at a time; other cursors put values into the text, which is never kept.
        given["prepare_threshold"] = 0
        return given

    def create_cursor(self, name: str | None = None) -> Any:
        cursor = super().create_cursor(name)
        # Right because Django keeps the session's time zone at UTC.
        cursor.adapters.register_loader("timestamptz", TimestamptzLoader)
        return cursor

    def planned_cursor(self) -> Any:
        """A cursor whose statements the server keeps with their plan: for a few that come again and again.

        It is the same one as long as the connection stands, and is not to be closed.
        """
        self.ensure_connection()
        kept: Any = self.__dict__.get("_kept_cursor")
        if kept is None or kept.connection is not self.connection:
            kept = self._kept_cursor = base.ServerBindingCursor(self.connection)  # type: ignore[call-arg]
        return self._prepare_cursor(kept)  # type: ignore[attr-defined]

    def is_usable(self) -> bool:
        if self.connection is None or self.connection.closed:
            return False
        # An idle connection has nothing to read, unless the server said goodbye or went away.
        can_be_read, _, _ = select.select([self.connection.fileno()], [], [], 0)
        return not can_be_read or bool(super().is_usable())
