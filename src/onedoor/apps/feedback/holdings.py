"""What is held of a person here, for the copy they may ask for."""

from django.utils.translation import gettext_lazy as _

from onedoor.apps.feedback.models import Feedback
from onedoor.foundation.holdings import Holding, hold, leave_out

hold(
    Holding(
        "feedback.Feedback", _("What you said of how it went"),
        rows=lambda who: Feedback.objects.filter(about__in=who.uuids).select_related("organisation").order_by("pk"),
        body=lambda row: str(row.organisation.uuid) if row.organisation else "",
        also=("given_at", "face", "is_sorted", "channel"), order=70,
    )
)  # fmt: skip
leave_out("feedback.Feedback", ("about",), "An id of what it is about.")
