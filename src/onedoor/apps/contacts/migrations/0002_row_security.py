"""Row-level security on the tables that hold personal data. It says who may be reached, never what of them: that is
what the application decides. See `onedoor.foundation.reading`."""

from django.db import migrations
from django.db.backends.base.schema import BaseDatabaseSchemaEditor

EVERYTHING = "(SELECT current_setting('onedoor.reader', true)) = 'everything'"
REACHED = """
    IN (SELECT body.id FROM partners_organisation AS body
        WHERE body.uuid::text = ANY (string_to_array((SELECT current_setting('onedoor.reader', true)), ',')))
"""


def of(table: str, column: str) -> str:
    """The rule of a row that belongs to one of another table: seen where that is.

    One look-up for each row met. With EXISTS the server may read the whole of the other table first, to hash it.
    """
    return f"(SELECT whole.id FROM {table} AS whole WHERE whole.id = {column}) IS NOT NULL"


RULES = {
    "people_resident": f"held_by_id {REACHED}",
    "people_contactpoint": of("people_resident", "resident_id"),
    "people_hold": of("people_resident", "resident_id"),
    "people_matchrecord": of("people_resident", "resident_id"),
    "people_passphrase": of("people_resident", "resident_id"),
    "people_searchkey": of("people_resident", "resident_id"),
    "requests_request": f"accountable_id {REACHED} OR delivering_id {REACHED} OR door_id {REACHED}",
    "requests_answer": of("requests_request", "request_id"),
    "requests_requestupdate": of("requests_request", "request_id"),
    "requests_attachment": of("requests_request", "request_id"),
    "requests_follower": of("requests_request", "request_id"),
    "contacts_contact": f"organisation_id {REACHED} OR organisation_id IS NULL AND responsible_id {REACHED}",
    "contacts_contactitem": of("contacts_contact", "contact_id"),
}


def lock(apps: object, editor: BaseDatabaseSchemaEditor) -> None:
    if editor.connection.vendor != "postgresql":
        return
    for table, rule in RULES.items():
        editor.execute(f"CREATE POLICY onedoor_reach ON {table} USING ({EVERYTHING} OR {rule})")
        editor.execute(f"ALTER TABLE {table} ENABLE ROW LEVEL SECURITY")
        # The application owns its tables, and owners are let past unless they too are held to it.
        editor.execute(f"ALTER TABLE {table} FORCE ROW LEVEL SECURITY")


def unlock(apps: object, editor: BaseDatabaseSchemaEditor) -> None:
    if editor.connection.vendor != "postgresql":
        return
    for table in RULES:
        editor.execute(f"ALTER TABLE {table} NO FORCE ROW LEVEL SECURITY")
        editor.execute(f"ALTER TABLE {table} DISABLE ROW LEVEL SECURITY")
        editor.execute(f"DROP POLICY onedoor_reach ON {table}")


class Migration(migrations.Migration):
    dependencies = [
        ("contacts", "0001_initial"),
        ("people", "0001_initial"),
        ("requests", "0001_initial"),
        ("partners", "0001_initial"),
    ]
    operations = [migrations.RunPython(lock, unlock)]
