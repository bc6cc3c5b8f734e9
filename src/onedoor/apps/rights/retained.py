"""What cases about people’s rights keep of them, for `apps.retention`. They are no body’s own: each answers a part."""

from datetime import datetime

from onedoor.apps.rights.models import Case
from onedoor.apps.rights.services import forget_case
from onedoor.foundation.forgetting import Why
from onedoor.foundation.retained import DataClass, Rows, keep


def _due(body: int | None, before: datetime) -> Rows:
    closed = Case.objects.filter(closed_at__lt=before, forgotten_at=None)
    return closed if body is None else closed.none()


keep(
    DataClass(
        "rights", "Cases about people’s rights", "the day it was closed", 36,
        "Onedoor’s working default. People may complain of an answer for some time: keep it at least so long.", True,
        "closed_at",
        due=_due,
        of_residents=lambda rows, residents: rows.filter(resident__in=residents),
        forget=lambda case, by: forget_case(by=by, case=case, why=Why.RETENTION),
        name=lambda case: str(case.reference),
    )
)  # fmt: skip
