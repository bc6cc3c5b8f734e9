"""What callbacks keep of people, for `apps.retention`."""

from datetime import datetime

from onedoor.apps.callbacks.models import Callback
from onedoor.apps.callbacks.services import forget_callback
from onedoor.foundation.forgetting import Why
from onedoor.foundation.retained import DataClass, Rows, keep

_SOURCE = "Onedoor’s working default. Bodies’ own schedules differ: put yours here."


def _due(body: int | None, before: datetime) -> Rows:
    return Callback.objects.filter(organisation=body, closed_at__lt=before, forgotten_at=None)


keep(
    DataClass(
        "callbacks", "Call-backs: who was rung, and what about", "the day it was over", 12, _SOURCE, True, "closed_at",
        due=_due,
        of_residents=lambda rows, residents: rows.filter(resident__in=residents),
        forget=lambda callback, by: forget_callback(by=by, callback=callback, why=Why.RETENTION),
        name=lambda callback: str(callback.reference),
    )
)  # fmt: skip
