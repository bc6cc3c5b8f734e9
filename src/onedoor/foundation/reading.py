"""The second lock: on PostgreSQL the database itself gives only rows of the bodies somebody may reach.

The policies stand in the migration `contacts.0002_row_security`. They ask the setting `onedoor.reader`: where it is not
set, as when somebody goes round the application, no row of a person, a request or a contact is there. Onedoor's own
connections begin with all of them open; `read_as` narrows that while a page for staff is made.
"""

from collections.abc import Iterable, Iterator
from contextlib import contextmanager

from django.db import connection

__all__ = ["EVERYTHING", "read_as"]

EVERYTHING = "everything"
_NOBODY = "00000000-0000-0000-0000-000000000000"


@contextmanager
def read_as(organisations: Iterable[str] | None) -> Iterator[None]:
    """Meanwhile rows of these bodies (uuids as text) are there, no others; None is all. Elsewhere it does nothing.

    A block inside another says anew what is there. Two small statements; what changes rows of other bodies, or counts
    all, is done outside.
    """
    if connection.vendor != "postgresql":
        yield
        return
    before = getattr(connection, "onedoor_reader", EVERYTHING)
    _say(EVERYTHING if organisations is None else ",".join(sorted(organisations)) or _NOBODY)
    try:
        yield
    finally:
        _say(before)


def _say(reader: str) -> None:
    connection.onedoor_reader = reader  # type: ignore[attr-defined]
    with connection.cursor() as cursor:
        cursor.execute("SELECT set_config('onedoor.reader', %s, false)", [reader])
