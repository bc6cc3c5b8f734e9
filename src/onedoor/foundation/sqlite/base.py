"""The database engine: Django's own for SQLite, whose writers take turns.

SQLite lets one write at a time, and lets the others ask again after ever longer naps, up to a tenth of a second: some
are passed over for a second while others write. Here the writers of one process queue, and the one whose turn it is
asks every millisecond, so that the lock goes round between processes.
"""

import threading
import time
from typing import Any

from django.db import OperationalError
from django.db.backends.sqlite3 import base

__all__ = ["DatabaseWrapper"]

_NAP_SECONDS = 0.001
# One queue for each file; the test runner makes copies.
_queues: dict[str, threading.Lock] = {}


class DatabaseWrapper(base.DatabaseWrapper):
    """Settings name it as `onedoor.foundation.sqlite`. Waits as many seconds as the option `timeout` says."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._turn: threading.Lock | None = None

    def _start_transaction_under_autocommit(self) -> None:
        if self.is_in_memory_db():
            super()._start_transaction_under_autocommit()  # type: ignore[misc]
            return
        patience = float(self.settings_dict["OPTIONS"].get("timeout", 5))
        until = time.monotonic() + patience
        queue = _queues.setdefault(str(self.settings_dict["NAME"]), threading.Lock())
        if not queue.acquire(timeout=patience):
            raise OperationalError("database is locked")
        self._turn = queue
        try:
            self._begin(until, patience)
        except BaseException:
            self._end_turn()
            raise

    def _begin(self, until: float, patience: float) -> None:
        self.connection.execute("PRAGMA busy_timeout = 0")
        try:
            while True:
                try:
                    super()._start_transaction_under_autocommit()  # type: ignore[misc]
                    return
                except OperationalError as error:
                    if "locked" not in str(error) or time.monotonic() > until:
                        raise
                    time.sleep(_NAP_SECONDS)
        finally:
            self.connection.execute(f"PRAGMA busy_timeout = {int(patience * 1000)}")

    def _end_turn(self) -> None:
        turn, self._turn = self._turn, None
        if turn is not None:
            turn.release()

    def _commit(self) -> None:
        super()._commit()  # type: ignore[misc]
        # A commit that failed is rolled back, and ends the turn there.
        self._end_turn()

    def _rollback(self) -> None:
        try:
            super()._rollback()  # type: ignore[misc]
        finally:
            self._end_turn()

    def _close(self) -> None:
        try:
            super()._close()  # type: ignore[misc]
        finally:
            self._end_turn()
