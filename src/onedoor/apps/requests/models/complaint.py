"""What is particular to a complaint: its stage, what it is about, what was decided and what was learned."""

from django.db import models

from onedoor.apps.directory.data import Target, TargetUnit
from onedoor.apps.requests.data import ComplaintOutcome
from onedoor.apps.requests.models.request import Request


class ComplaintStage(models.Model):
    """How long an answer may take at this stage, and who gives it. Editable."""

    number = models.PositiveSmallIntegerField(unique=True)
    name = models.CharField(max_length=80)
    answered_by = models.CharField(max_length=120, help_text="As in “somebody who had no part in it”.")
    amount = models.PositiveSmallIntegerField()
    unit = models.CharField(max_length=15, choices=TargetUnit.choices, default=TargetUnit.WORKING_DAYS)
    source = models.CharField(max_length=200, blank=True, help_text="Where the time comes from.")

    class Meta:
        ordering = ["number"]

    class Privacy:
        none = ("number", "name", "answered_by", "amount", "unit", "source")

    def __str__(self) -> str:
        return f"Stage {self.number}: {self.name}"

    @property
    def target(self) -> Target:
        """Counted from when it came to this stage."""
        return Target(self.amount, TargetUnit(self.unit))


class Complaint(models.Model):
    """Beside a request of that kind."""

    request = models.OneToOneField(Request, on_delete=models.CASCADE, related_name="complaint")
    about = models.ForeignKey(Request, null=True, blank=True, on_delete=models.SET_NULL, related_name="complaints")
    stage = models.PositiveSmallIntegerField(default=1)
    outcome = models.CharField(max_length=20, choices=ComplaintOutcome.choices, blank=True)
    lesson = models.TextField(blank=True, help_text="What is done otherwise from now on; names nobody.")
    decided_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        indexes = [models.Index(fields=["decided_at"], name="complaint_by_decision")]

    class Privacy:
        none = ("stage", "outcome", "lesson", "decided_at")
