"""Somebody wants to hear of new reports in an area, or around a place."""

from django.db import models
from django.db.models import Q

from onedoor.foundation import clock
from onedoor.foundation.models import Identified


class AreaAlert(Identified):
    """Told at most once a day, by e-mail, once the address was confirmed. `told_until`: reports up to then are told."""

    email = models.EmailField()
    language = models.CharField(max_length=10, default="en-gb")
    area_code = models.CharField(max_length=20, blank=True)
    latitude = models.FloatField(null=True, blank=True)
    longitude = models.FloatField(null=True, blank=True)
    metres = models.PositiveIntegerField(null=True, blank=True)
    place = models.CharField(max_length=200, help_text="The area or place in words.")
    asked_at = models.DateTimeField(default=clock.now)
    confirmed_at = models.DateTimeField(null=True, blank=True)
    told_until = models.DateTimeField(default=clock.now)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(latitude=None, longitude=None, metres=None) & ~Q(area_code="")
                | Q(latitude__isnull=False, longitude__isnull=False, metres__isnull=False, area_code=""),
                name="area_alert_of_an_area_or_around_a_place",
            )
        ]
        indexes = [models.Index(fields=["told_until"], name="area_alert_due", condition=Q(confirmed_at__isnull=False))]

    class Privacy:
        none = ("area_code", "metres", "asked_at", "confirmed_at", "told_until")
        personal = ("email", "language", "latitude", "longitude", "place")
