"""What is held of a person here, for the copy they may ask for."""

from django.utils.translation import gettext_lazy as _

from onedoor.apps.publishing.models import AreaAlert
from onedoor.foundation.holdings import Holding, hold, leave_out

hold(
    Holding(
        "publishing.AreaAlert", _("New reports you want to hear of"),
        rows=lambda who: AreaAlert.objects.filter(email__in=who.emails).order_by("pk"),
        body=lambda row: "", also=("asked_at", "confirmed_at", "area_code", "metres"), order=26,
    )
)  # fmt: skip
leave_out("publishing.PublicWords", ("text",), "Everybody reads it on the public page.")
leave_out("publishing.PublicPicture", ("file", "description"), "Everybody sees it on the public page.")
