"""Who else is told of a request that is late or about to be, and when they were."""

from django.db import models
from django.db.models import Q

from onedoor.apps.directory.data import Priority
from onedoor.apps.requests.data import ToldOfLate
from onedoor.apps.requests.models.request import Request
from onedoor.foundation import clock
from onedoor.foundation.models import Identified


class EscalationStep(Identified):
    """So many hours before or after a request is due, these are told; it may become more urgent by that.

    One without a service or a priority is for all of the body's requests.
    """

    organisation = models.ForeignKey("partners.Organisation", on_delete=models.CASCADE, related_name="escalation_steps")
    service = models.ForeignKey(
        "directory.Service", null=True, blank=True, on_delete=models.CASCADE, related_name="escalation_steps"
    )
    priority = models.CharField(max_length=10, choices=Priority.choices, blank=True)
    hours = models.SmallIntegerField(help_text="After it is due; below zero before.")
    tell = models.CharField(max_length=10, choices=ToldOfLate.choices)
    address = models.EmailField(blank=True)
    makes_urgent = models.BooleanField(default=False)
    made_at = models.DateTimeField(default=clock.now, help_text="What was late before it was made stays as it is.")

    class Meta:
        ordering = ["organisation__name", "hours", "id"]
        constraints = [
            models.CheckConstraint(
                condition=Q(tell=ToldOfLate.ADDRESS) & ~Q(address="") | ~Q(tell=ToldOfLate.ADDRESS) & Q(address=""),
                name="escalation_address_where_one_is_told",
            )
        ]

    class Privacy:
        none = ("priority", "hours", "tell", "makes_urgent", "made_at")
        personal = ("address",)

    @property
    def hours_long(self) -> int:
        """How many hours before or after."""
        return abs(self.hours)


class Escalated(models.Model):
    """A step was taken for a request; should its date move, the step is taken again for the new one."""

    request = models.ForeignKey(Request, on_delete=models.CASCADE, related_name="escalated")
    step = models.ForeignKey(EscalationStep, on_delete=models.CASCADE, related_name="taken")
    due_at = models.DateTimeField()
    at = models.DateTimeField(default=clock.now)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["request", "step", "due_at"], name="escalated_once")]

    class Privacy:
        none = ("due_at", "at")
