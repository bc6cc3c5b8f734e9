"""The copy of everything held about somebody, and what of it was held back."""

from django.db import models
from django.db.models import Q

from onedoor.apps.rights.data import PackageStatus
from onedoor.apps.rights.models.case import Case, Part
from onedoor.foundation import clock
from onedoor.foundation.models import Identified


class Withheld(models.Model):
    """An officer said of one thing in the copy whether the person gets it, and why. Others follow the rule."""

    part = models.ForeignKey(Part, on_delete=models.CASCADE, related_name="withheld")
    row = models.CharField(max_length=120, help_text="As in `requests.RequestUpdate:41`.")
    field = models.CharField(max_length=60)
    is_hidden = models.BooleanField()
    reason = models.CharField(max_length=300)
    decided_by = models.CharField(max_length=100, help_text="As in the event log.")
    decided_at = models.DateTimeField(default=clock.now)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["part", "row", "field"], name="withheld_once"),
            models.CheckConstraint(condition=~Q(reason=""), name="withheld_with_reason"),
        ]

    class Privacy:
        none = ("row", "field", "is_hidden", "decided_at")
        personal = ("reason", "decided_by")


class Copy(Identified):
    """One archive for a case, made by the worker when every body has answered; kept for as long as the terms say."""

    case = models.OneToOneField(Case, on_delete=models.CASCADE, related_name="copy")
    status = models.CharField(max_length=10, choices=PackageStatus.choices, default=PackageStatus.WAITING)
    steps_done = models.PositiveSmallIntegerField(default=0)
    steps = models.PositiveSmallIntegerField(default=0)
    file = models.FileField(max_length=200, upload_to="rights", blank=True)
    size_bytes = models.PositiveBigIntegerField(default=0)
    sha256 = models.CharField(max_length=64, blank=True)
    made_at = models.DateTimeField(null=True)
    expires_at = models.DateTimeField(null=True)
    fetched_at = models.DateTimeField(null=True, help_text="The last time.")
    times_fetched = models.PositiveSmallIntegerField(default=0)
    next_attempt_at = models.DateTimeField(default=clock.now)
    claimed_until = models.DateTimeField(null=True)

    class Meta:
        indexes = [models.Index(fields=["status", "next_attempt_at"], name="copy_to_be_made")]

    class Privacy:
        none = (
            "status", "steps_done", "steps", "size_bytes", "sha256", "made_at", "expires_at", "fetched_at",
            "times_fetched", "next_attempt_at", "claimed_until",
        )  # fmt: skip
        personal = ("file",)
