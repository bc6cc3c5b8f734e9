"""People at one address who belong together: recorded because somebody said so, never guessed."""

from django.db import models
from django.db.models import Q

from onedoor.apps.people.models.resident import Resident
from onedoor.foundation import clock
from onedoor.foundation.models import Identified

__all__ = ["Household", "HouseholdMember"]


class Household(Identified):
    """Those of one body's records whose members live together at a property."""

    held_by = models.ForeignKey("partners.Organisation", on_delete=models.PROTECT, related_name="households_held")
    uprn = models.PositiveBigIntegerField()
    created_at = models.DateTimeField(default=clock.now)

    class Meta:
        indexes = [models.Index(fields=["uprn"], name="household_by_uprn")]

    class Privacy:
        none = ("created_at",)
        personal = ("uprn",)


class HouseholdMember(models.Model):
    """One of them. It ends when they leave, or their record says another address."""

    household = models.ForeignKey(Household, on_delete=models.CASCADE, related_name="members")
    resident = models.ForeignKey(Resident, on_delete=models.CASCADE, related_name="households")
    since = models.DateTimeField(default=clock.now)
    ended_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["resident"], condition=Q(ended_at__isnull=True), name="household_one_at_a_time"
            )
        ]

    class Privacy:
        none = ("since", "ended_at")
