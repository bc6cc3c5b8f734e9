"""What is held of a person here, for the copy they may ask for."""

from django.utils.translation import gettext_lazy as _

from onedoor.apps.callbacks.models import Attempt, Callback
from onedoor.foundation.holdings import Holding, hold

hold(
    Holding(
        "callbacks.Callback", _("Calls you asked for"),
        rows=lambda who: Callback.objects.filter(resident__in=who.records)
        .select_related("organisation", "line").order_by("booked_at"),
        body=lambda row: str(row.organisation.uuid), also=("window_from", "window_to", "status", "outcome"), order=32,
    )
)  # fmt: skip
hold(
    Holding(
        "callbacks.Attempt", _("When we rang you"),
        rows=lambda who: Attempt.objects.filter(callback__resident__in=who.records)
        .select_related("callback__organisation").order_by("at", "pk"),
        body=lambda row: str(row.callback.organisation.uuid), also=("at", "result"),
        others=lambda row: frozenset(("note",)), order=33,
    )
)  # fmt: skip
