"""Channels, and what one contact costs by channel: published ranges, never a single truth."""

from django.db import models
from django.db.models import F, Q
from django.db.models.functions import Coalesce


class Channel(models.Model):
    """A way in: web, phone, counter, e-mail, post, outreach, text, social media."""

    code = models.SlugField(max_length=20, unique=True)
    name = models.CharField(max_length=60)
    order = models.PositiveSmallIntegerField(default=0)
    is_mediated = models.BooleanField(default=True, help_text="A member of staff takes part.")
    external_id = models.CharField(max_length=20, blank=True, help_text="Its number in LGChL, where known.")

    class Meta:
        ordering = ["order"]

    class Privacy:
        none = ("code", "name", "order", "is_mediated", "external_id")

    def __str__(self) -> str:
        return self.name


class ContactCost(models.Model):
    """Pounds per contact on a channel; a body's own figure, or a published default."""

    channel = models.ForeignKey(Channel, on_delete=models.CASCADE, related_name="costs")
    organisation = models.ForeignKey(
        "partners.Organisation", null=True, blank=True, on_delete=models.CASCADE, related_name="costs"
    )
    service = models.ForeignKey(
        "directory.Service", null=True, blank=True, on_delete=models.CASCADE, related_name="costs"
    )
    year = models.PositiveSmallIntegerField()
    amount = models.DecimalField(max_digits=8, decimal_places=2)
    low = models.DecimalField(max_digits=8, decimal_places=2, null=True, blank=True)
    high = models.DecimalField(max_digits=8, decimal_places=2, null=True, blank=True)
    source = models.CharField(max_length=200)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                "channel",
                Coalesce("organisation", 0),
                Coalesce("service", 0),
                "year",
                name="contact_cost_once",
            ),
            models.CheckConstraint(
                condition=Q(low__isnull=True) | Q(high__isnull=True) | Q(low__lte=F("high")),
                name="contact_cost_low_to_high",
            ),
        ]

    class Privacy:
        none = ("year", "amount", "low", "high", "source")
