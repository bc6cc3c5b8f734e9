"""Row-level security on what is held, and why."""

from django.db import migrations

from onedoor.foundation.row_security import REACHED, locking, unlocking

RULES = {"retention_hold": f"organisation_id {REACHED}"}


class Migration(migrations.Migration):
    dependencies = [("retention", "0001_initial"), ("contacts", "0002_row_security")]
    operations = [migrations.RunPython(locking(RULES), unlocking(RULES))]
