"""What is held of a person here, for the copy they may ask for."""

from django.utils.translation import gettext_lazy as _

from onedoor.apps.rights.models import Case, Part
from onedoor.foundation.holdings import Holding, hold, leave_out

hold(
    Holding(
        "rights.Case", _("What you asked about your information"),
        rows=lambda who: Case.objects.filter(resident__in=who.records).order_by("asked_at"),
        body=lambda row: "", also=("kind", "asked_at", "closed_at", "channel"), order=55,
    )
)  # fmt: skip
hold(
    Holding(
        "rights.Part", _("What was answered"),
        rows=lambda who: Part.objects.filter(case__resident__in=who.records)
        .select_related("organisation").order_by("pk"),
        body=lambda row: str(row.organisation.uuid), also=("due_on", "decision", "decided_at"),
        others=lambda row: frozenset(("decided_by_name",)), order=56,
    )
)  # fmt: skip
_WHO = "An id of who did it; of staff in their work."
leave_out("rights.Case", ("asked_by",), _WHO)
leave_out("rights.Case", ("records",), "Ids of the records, which are in the copy.")
leave_out("rights.Part", ("decided_by", "carried_out_by"), _WHO)
leave_out("rights.Withheld", ("reason", "decided_by"), "Would say what is held back; that it is, and why, is told.")
leave_out("rights.Copy", ("file",), "The copy itself.")
_ELSE = "Of somebody else. That they were told stands beside the answer, a firm’s name too."
leave_out("rights.ToldOutside", ("name", "email"), _ELSE)
