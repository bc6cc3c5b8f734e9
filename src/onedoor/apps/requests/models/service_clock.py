"""How long each organisation held a request."""

from datetime import datetime

from django.db import models
from django.db.models import F, Q

from onedoor.apps.directory.data import Target, TargetUnit
from onedoor.apps.requests.models.request import Request


class ServiceClock(models.Model):
    """One organisation's own time with a request: from when it came until it was closed or passed on.

    It stands still while the person is awaited; what that took, in the target's own unit, is added to `due_at` when
    it goes on. `stops` keep from when to when it stood still, so that the date can be found again from the beginning.
    """

    request = models.ForeignKey(Request, on_delete=models.CASCADE, related_name="clocks")
    organisation = models.ForeignKey("partners.Organisation", on_delete=models.PROTECT, related_name="+")
    started_at = models.DateTimeField()
    ended_at = models.DateTimeField(null=True, blank=True)
    due_at = models.DateTimeField(null=True, blank=True, help_text="By when this organisation said it would be done.")
    amount = models.PositiveSmallIntegerField(null=True, blank=True, help_text="The target it was promised by.")
    unit = models.CharField(max_length=15, choices=TargetUnit.choices, default=TargetUnit.WORKING_DAYS)
    stopped_at = models.DateTimeField(null=True, blank=True, help_text="It stands still since then.")
    stops = models.JSONField(default=list, help_text="Pairs of moments between which it stood still.")
    days_stopped = models.PositiveSmallIntegerField(default=0, help_text="Working days for which it stood still.")
    was_passed_on = models.BooleanField(default=False, help_text="It ended because another body has the request now.")

    class Meta:
        ordering = ["started_at", "id"]
        constraints = [
            models.UniqueConstraint(
                fields=["request"], condition=Q(ended_at__isnull=True), name="clock_one_runs_for_a_request"
            ),
            models.CheckConstraint(
                condition=Q(ended_at__isnull=True) | Q(ended_at__gte=F("started_at"), stopped_at__isnull=True),
                name="clock_ends_after_it_started",
            ),
        ]
        indexes = [models.Index(fields=["organisation", "ended_at"], name="clock_by_organisation")]

    class Privacy:
        none = (
            "started_at", "ended_at", "due_at", "amount", "unit", "stopped_at", "stops", "days_stopped",
            "was_passed_on",
        )  # fmt: skip

    def __str__(self) -> str:
        return f"{self.organisation_id} from {self.started_at:%Y-%m-%d}"

    @property
    def target(self) -> Target | None:
        """What its date was reckoned by; none where it came with a date of its own."""
        return None if self.amount is None else Target(self.amount, TargetUnit(self.unit))

    @property
    def stood_still(self) -> list[tuple[datetime, datetime]]:
        """From when to when, each time it went on again."""
        return [(datetime.fromisoformat(start), datetime.fromisoformat(end)) for start, end in self.stops]
