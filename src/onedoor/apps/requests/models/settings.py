"""Days off, and the views of a queue that people keep."""

from django.db import models
from django.db.models.functions import Coalesce

from onedoor.foundation.models import Identified


class BankHoliday(models.Model):
    """A day that does not count as a working day; one without an organisation holds for all."""

    day = models.DateField()
    name = models.CharField(max_length=100)
    organisation = models.ForeignKey(
        "partners.Organisation", null=True, blank=True, on_delete=models.CASCADE, related_name="bank_holidays"
    )

    class Meta:
        ordering = ["day"]
        constraints = [models.UniqueConstraint("day", Coalesce("organisation", 0), name="bank_holiday_once")]

    class Privacy:
        none = ("day", "name")


class SavedView(Identified):
    """A filter of the queue that someone named, for themselves or for a team of theirs."""

    account = models.ForeignKey("partners.Account", on_delete=models.CASCADE, related_name="saved_views")
    team = models.ForeignKey(
        "partners.Team", null=True, blank=True, on_delete=models.SET_NULL, related_name="saved_views",
        help_text="Everybody in it has the view too.",
    )  # fmt: skip
    name = models.CharField(max_length=60)
    query = models.CharField(max_length=1000, help_text="The filter, as a query string.")

    class Meta:
        ordering = ["name"]
        constraints = [models.UniqueConstraint(fields=["account", "name"], name="saved_view_name_once")]

    class Privacy:
        none = ("name", "query")
