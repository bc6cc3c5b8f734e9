"""What people do not want to be written to about, and when nobody is to be disturbed."""

from datetime import time

from django.db import models

from onedoor.apps.messages.data import Purpose
from onedoor.foundation import clock


class Unwanted(models.Model):
    """Whoever reads that address does not want messages for that purpose. Kept by address: many have no record."""

    to = models.CharField(max_length=254, help_text="Address in lower case, or number in E.164.")
    purpose = models.CharField(max_length=10, choices=Purpose.choices)
    since = models.DateTimeField(default=clock.now)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["to", "purpose"], name="unwanted_once")]

    class Privacy:
        none = ("since",)
        personal = ("to", "purpose")


class QuietHours(models.Model):
    """When texts wait, in the partnership's own time. One row; without it, Onedoor's own hours."""

    begins_at = models.TimeField(default=time(20, 0))
    ends_at = models.TimeField(default=time(8, 0))
    is_quiet_on_sundays = models.BooleanField(default=True)
    is_quiet_on_bank_holidays = models.BooleanField(default=True)
    changed_at = models.DateTimeField(default=clock.now)

    class Privacy:
        none = ("begins_at", "ends_at", "is_quiet_on_sundays", "is_quiet_on_bank_holidays", "changed_at")
