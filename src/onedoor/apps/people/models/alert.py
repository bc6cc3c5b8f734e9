"""A warning about risk: who answers for it, why it stands there, and until when it may without being looked at."""

from datetime import date
from typing import TYPE_CHECKING

from django.db import models
from django.db.models import Q

from onedoor.apps.people.data import AlertKind
from onedoor.apps.people.models.resident import Resident
from onedoor.foundation import clock
from onedoor.foundation.encryption.fields import EncryptedText
from onedoor.foundation.models import Identified

__all__ = ["Alert"]


class AlertQuerySet(models.QuerySet["Alert"]):
    """Alerts together."""

    def standing(self) -> "AlertQuerySet":
        return self.filter(ended_at__isnull=True)


class Alert(Identified):
    """Raised by whoever met the risk, confirmed by a manager who did not, looked at again by its owner, ended."""

    resident = models.ForeignKey(Resident, on_delete=models.CASCADE, related_name="alerts")
    kind = models.CharField(max_length=10, choices=AlertKind.choices)
    advice = EncryptedText(max_length=300, help_text="What staff should do.")
    reason = EncryptedText(max_length=2000, help_text="What happened; read by those who confirm and review.")
    raised_by = models.CharField(max_length=100)
    raised_at = models.DateTimeField(default=clock.now)
    confirmed_by = models.CharField(max_length=100, blank=True)
    confirmed_at = models.DateTimeField(null=True, blank=True)
    owner = models.ForeignKey("partners.Account", null=True, blank=True, on_delete=models.SET_NULL, related_name="+")
    review_on = models.DateField()
    reminded_on = models.DateField(null=True, blank=True)
    ended_at = models.DateTimeField(null=True, blank=True)
    ended_why = models.CharField(max_length=10, blank=True)

    objects = AlertQuerySet.as_manager()
    # For the type checker: Django makes it.
    if TYPE_CHECKING:
        owner_id: int | None

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(confirmed_at__isnull=True, confirmed_by="")
                | Q(confirmed_at__isnull=False) & ~Q(confirmed_by=""),
                name="alert_confirmed_by_somebody",
            ),
            models.CheckConstraint(
                condition=Q(ended_at__isnull=True, ended_why="") | Q(ended_at__isnull=False) & ~Q(ended_why=""),
                name="alert_ended_for_a_reason",
            ),
        ]
        indexes = [models.Index(fields=["review_on"], name="alert_by_review", condition=Q(ended_at__isnull=True))]

    class Privacy:
        none = (
            "raised_by",
            "raised_at",
            "confirmed_by",
            "confirmed_at",
            "review_on",
            "reminded_on",
            "ended_at",
            "ended_why",
        )
        personal = ("kind",)
        special = ("advice", "reason")

    @property
    def is_confirmed(self) -> bool:
        return self.confirmed_at is not None

    def is_review_due(self, day: date) -> bool:
        return self.review_on <= day
