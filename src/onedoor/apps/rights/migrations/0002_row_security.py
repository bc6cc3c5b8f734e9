"""Row-level security on cases about people's rights, and on what people said about passing on what is known of them."""

from django.db import migrations

from onedoor.foundation.row_security import REACHED, locking, of, unlocking

RULES = {
    # A part is its own body's; the case, of every body that has one, and of the one at whose door it was asked.
    "rights_part": f"organisation_id {REACHED}",
    "rights_case": f"door_id {REACHED} OR EXISTS (SELECT 1 FROM rights_part AS part WHERE part.case_id = rights_case.id)",
    "rights_told": of("rights_part", "part_id"),
    "rights_toldoutside": of("rights_part", "part_id"),
    "rights_withheld": of("rights_part", "part_id"),
    "rights_copy": of("rights_case", "case_id"),
    "sharing_personspermission": of("people_resident", "resident_id"),
    "sharing_pause": of("people_resident", "resident_id"),
}


class Migration(migrations.Migration):
    dependencies = [
        ("rights", "0001_initial"),
        ("sharing", "0001_initial"),
        ("contacts", "0002_row_security"),
    ]
    operations = [migrations.RunPython(locking(RULES), unlocking(RULES))]
