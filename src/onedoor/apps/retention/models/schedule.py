"""An organisation's own; without one, the shared front office's."""

from typing import Any

from django.db import models
from django.db.models import Q
from django.db.models.functions import Coalesce

from onedoor.foundation import clock
from onedoor.foundation.encryption.fields import EncryptedText
from onedoor.foundation.models import Identified


def _organisation() -> "models.ForeignKey[Any, Any]":
    return models.ForeignKey("partners.Organisation", null=True, on_delete=models.PROTECT, related_name="+")


class Period(models.Model):
    """So many months, in place of the default of the class."""

    organisation = _organisation()
    code = models.CharField(max_length=40)
    months = models.PositiveSmallIntegerField()
    changed_at = models.DateTimeField(default=clock.now)

    class Meta:
        constraints = [
            models.UniqueConstraint("code", Coalesce("organisation", 0), name="period_once"),
            models.CheckConstraint(condition=Q(months__gte=1, months__lte=1200), name="period_is_a_time"),
        ]

    class Privacy:
        none = ("code", "months", "changed_at")


class Schedule(models.Model):
    """Whether the worker carries the periods out; `asked_at` is set while one run is waited for."""

    organisation = _organisation()
    is_on = models.BooleanField(default=False)
    asked_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [models.UniqueConstraint(Coalesce("organisation", 0), name="schedule_once")]

    class Privacy:
        none = ("is_on", "asked_at")


class Hold(Identified):
    """One thing stays whatever its age, and why."""

    organisation = _organisation()
    code = models.CharField(max_length=40, help_text="Its class.")
    subject = models.UUIDField()
    name = models.CharField(max_length=100, help_text="What it was called when it was held.")
    reason = EncryptedText()
    held_by = models.CharField(max_length=100, help_text="As in the event log.")
    held_at = models.DateTimeField(default=clock.now)
    released_at = models.DateTimeField(null=True)

    class Meta:
        ordering = ["-held_at"]
        constraints = [
            models.UniqueConstraint(
                fields=["code", "subject"], condition=Q(released_at__isnull=True), name="retention_hold_once"
            )
        ]

    class Privacy:
        none = ("code", "subject", "held_at", "released_at")
        personal = ("name", "reason", "held_by")


class Run(Identified):
    """One carrying out. Without `ended_at` it goes on, or was cut short and goes on in the next."""

    organisation = _organisation()
    begun_at = models.DateTimeField(default=clock.now)
    ended_at = models.DateTimeField(null=True)
    begun_by = models.CharField(max_length=100, help_text="As in the event log.")
    forgotten = models.JSONField(default=dict, help_text="How many, by class.")
    left = models.JSONField(default=dict, help_text="How many that were due were left alone, by class.")

    class Meta:
        ordering = ["-begun_at", "-id"]

    class Privacy:
        none = ("begun_at", "ended_at", "forgotten", "left")
        personal = ("begun_by",)
