"""What is kept of emergencies of officers, which hang on no contact, for `apps.retention`."""

from datetime import datetime

from onedoor.apps.sharing.actions.forgetting import forget_emergency
from onedoor.apps.sharing.models import Emergency
from onedoor.foundation.forgetting import Why
from onedoor.foundation.retained import DataClass, Rows, keep


def _due(body: int | None, before: datetime) -> Rows:
    return Emergency.objects.filter(organisation=body, ends_at__lt=before).exclude(words="")


keep(
    DataClass(
        "emergencies", "Emergencies of officers: what was happening", "the hour they ended", 24,
        "Onedoor’s working default. Bodies’ own schedules differ: put yours here.", True, "ends_at",
        due=_due,
        of_residents=lambda rows, residents: rows.none(),
        forget=lambda one, by: forget_emergency(by=by, contact=str(one.contact), why=Why.RETENTION),
        name=lambda one: f"{one.broken_at:%d %B %Y}",
    )
)  # fmt: skip
