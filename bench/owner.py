"""Behind the second lock: superusers are let past every policy, so what is measured is asked as an ordinary owner.

`python -m bench.owner` hands over the database that the settings name.
"""

import re

__all__ = ["as_owner", "hand_over"]

_ROLE = "onedoor_owner"


def hand_over() -> None:
    """Give every table to a role that is no superuser, and go on as that role. On SQLite it does nothing."""
    from django.db import connection

    if connection.vendor != "postgresql":
        return
    with connection.cursor() as cursor:
        cursor.execute(f"CREATE ROLE {_ROLE} LOGIN")
        cursor.execute("SELECT tablename FROM pg_tables WHERE schemaname = 'public'")
        for (table,) in cursor.fetchall():
            cursor.execute(f'ALTER TABLE "{table}" OWNER TO {_ROLE}')
        cursor.execute(f"SET ROLE {_ROLE}")


def as_owner(url: str) -> str:
    """The address of the same database for that role."""
    return re.sub(r"^(postgresql://)[^/@]*@", rf"\1{_ROLE}@", url)


if __name__ == "__main__":
    import django

    django.setup()
    hand_over()
