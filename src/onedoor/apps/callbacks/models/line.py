"""What people may be rung back about."""

from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models

from onedoor.foundation.models import Identified


class Line(Identified):
    """Calls of one kind, rung by a team of one body in windows of the day."""

    organisation = models.ForeignKey(
        "partners.Organisation", on_delete=models.PROTECT, related_name="call_back_lines", help_text="Who rings."
    )
    team = models.ForeignKey("partners.Team", null=True, blank=True, on_delete=models.SET_NULL, related_name="+")
    service = models.ForeignKey("directory.Service", null=True, blank=True, on_delete=models.SET_NULL, related_name="+")
    name = models.CharField(max_length=120)
    name_cy = models.CharField("name in Welsh", max_length=120, blank=True)
    summary = models.CharField(max_length=300, blank=True)
    summary_cy = models.CharField("summary in Welsh", max_length=300, blank=True)
    is_public = models.BooleanField(default=False, help_text="People book it by themselves.")
    is_active = models.BooleanField(default=True)
    windows = models.JSONField(default=list, help_text="[from, to] of each, on working days: [['09:00','11:00']].")
    most_in_window = models.PositiveSmallIntegerField(default=10, validators=[MinValueValidator(1)])
    notice_minutes = models.PositiveSmallIntegerField(default=60, help_text="The soonest a window may begin.")
    soon_minutes = models.PositiveSmallIntegerField(default=30, help_text="Before its end: then an alert is sent.")
    days_ahead = models.PositiveSmallIntegerField(default=5, validators=[MinValueValidator(1), MaxValueValidator(20)])
    tries = models.PositiveSmallIntegerField(default=3, help_text="After so many in vain it may be given up.")
    questions = models.JSONField(default=list, help_text="Lists of code, label, label in Welsh, whether required.")

    class Meta:
        ordering = ["name"]
        constraints = [
            models.UniqueConstraint(fields=["organisation", "name"], name="call_back_line_once"),
            models.CheckConstraint(condition=models.Q(most_in_window__gte=1), name="call_back_window_holds_one"),
        ]

    class Privacy:
        none = (
            "name", "name_cy", "summary", "summary_cy", "is_public", "is_active", "windows", "most_in_window",
            "notice_minutes", "soon_minutes", "days_ahead", "tries", "questions",
        )  # fmt: skip

    def __str__(self) -> str:
        return self.name
