"""How long each organisation held a request."""

from django.db import models
from django.db.models import F, Q

from onedoor.apps.requests.models.request import Request


class ServiceClock(models.Model):
    """One organisation's own time with a request: from when it came until it was closed or passed on.

    It stands still while the person is awaited; what that took of working days is added to `due_at` when it goes on.
    """

    request = models.ForeignKey(Request, on_delete=models.CASCADE, related_name="clocks")
    organisation = models.ForeignKey("partners.Organisation", on_delete=models.PROTECT, related_name="+")
    started_at = models.DateTimeField()
    ended_at = models.DateTimeField(null=True, blank=True)
    due_at = models.DateTimeField(null=True, blank=True, help_text="By when this organisation said it would be done.")
    stopped_at = models.DateTimeField(null=True, blank=True, help_text="It stands still since then.")
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
        none = ("started_at", "ended_at", "due_at", "stopped_at", "days_stopped", "was_passed_on")

    def __str__(self) -> str:
        return f"{self.organisation_id} from {self.started_at:%Y-%m-%d}"
