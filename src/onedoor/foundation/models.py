"""Abstract bases every app may use, and the event log's tables (Django looks for them here)."""

from datetime import date
from typing import Any, Self

from django.db import models

from onedoor.foundation import clock, ids
from onedoor.foundation.events.models import Delivery, Event, Heartbeat, Seal, Subscription

__all__ = [
    "Dated",
    "DatedQuerySet",
    "Delivery",
    "Event",
    "Heartbeat",
    "Identified",
    "InstalledDefault",
    "Seal",
    "Subscription",
]


class Identified(models.Model):
    """`id` inside, `uuid` outside."""

    uuid = models.UUIDField(unique=True, default=ids.new_uuid, editable=False)

    class Meta:
        abstract = True


class DatedQuerySet(models.QuerySet[Any]):
    """Rows that are true for a time."""

    def on(self, day: date | None = None) -> Self:
        """Those true on that day (today, if none is given)."""
        day = day or clock.today()
        return self.filter(
            models.Q(starts_on__isnull=True) | models.Q(starts_on__lte=day),
            models.Q(ends_on__isnull=True) | models.Q(ends_on__gte=day),
        )


class Dated(models.Model):
    """True from `starts_on` to `ends_on`, both days included; null means since always, or until further notice."""

    starts_on = models.DateField(null=True, blank=True)
    ends_on = models.DateField(null=True, blank=True)

    class Meta:
        abstract = True

    class Privacy:
        none = ("starts_on", "ends_on")

    def is_true_on(self, day: date) -> bool:
        return not (self.starts_on and day < self.starts_on) and not (self.ends_on and day > self.ends_on)


class InstalledDefault(models.Model):
    """Something an installation started with: it came once, and does not come back where it was removed."""

    kind = models.CharField(max_length=40, help_text="App and list, as in `requests.bank_holiday`.")
    key = models.CharField(max_length=200)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["kind", "key"], name="default_installed_once")]

    class Privacy:
        none = ("kind", "key")
