"""A migrated database that is made once and copied: each worker would make the same one for a quarter of a minute.

`python -m tests.migrated` brings the database that ONEDOOR_DATABASE_URL names to the newest state. A run is told of it
by ONEDOOR_TEST_TEMPLATE: the file on SQLite, the database's name on PostgreSQL. Without it, tests migrate their own.
"""

import os
import sqlite3
from contextlib import closing

__all__ = ["copy_into_memory", "template"]

# The address under which Django keeps a test run's database in memory.
_IN_MEMORY = "file:memorydb_default?mode=memory&cache=shared"


def template() -> str:
    """The file or the database's name; empty where there is none."""
    return os.environ.get("ONEDOOR_TEST_TEMPLATE", "")


def copy_into_memory() -> sqlite3.Connection:
    """What is copied lasts as long as the connection given back."""
    memory = sqlite3.connect(_IN_MEMORY, uri=True, check_same_thread=False)
    with closing(sqlite3.connect(template())) as file:
        file.backup(memory)
    return memory


def _migrate() -> None:
    import django
    from django.core.management import call_command

    django.setup()
    call_command("migrate", verbosity=0)


if __name__ == "__main__":
    _migrate()
