"""Things in the street that have a number and an owner: lamp posts, bins, stops, roads."""

from django.db import models
from django.db.models import Q

from onedoor.foundation import clock
from onedoor.foundation.models import Identified

__all__ = ["Asset", "AssetKind"]


class AssetKind(models.Model):
    """What sort of thing it is, and which services are about such things."""

    code = models.SlugField(max_length=40, unique=True)
    name = models.CharField(max_length=80)
    name_cy = models.CharField("name in Welsh", max_length=80, blank=True)
    services = models.JSONField(default=list, help_text="Slugs of services that are about such a thing.")
    is_picked = models.BooleanField(
        default=True, help_text="People choose which one. Off: the nearest counts by itself, as a road does."
    )
    near_metres = models.PositiveSmallIntegerField(default=60, help_text="How far from the place one may be meant.")

    class Meta:
        ordering = ["code"]

    class Privacy:
        none = ("code", "name", "name_cy", "services", "is_picked", "near_metres")

    def __str__(self) -> str:
        return self.name

    def name_in(self, language: str) -> str:
        return (language == "cy" and self.name_cy) or self.name


class Asset(Identified):
    """One of them, by its owner's own number. It is ended, never deleted: requests name it."""

    kind = models.ForeignKey(AssetKind, on_delete=models.PROTECT, related_name="assets")
    code = models.CharField(max_length=60, help_text="Its number, as its owner and its label have it.")
    name = models.CharField(max_length=200, blank=True, help_text="Where it stands, in words.")
    owner = models.ForeignKey(
        "partners.Organisation", null=True, blank=True, on_delete=models.PROTECT, related_name="assets",
        help_text="Whose it is, where that decides who answers for it; none: the service's rules do.",
    )  # fmt: skip
    points = models.JSONField(help_text="Latitude and longitude: of one point, or of each bend of a line.")
    south = models.FloatField()
    west = models.FloatField()
    north = models.FloatField()
    east = models.FloatField()
    ended_at = models.DateTimeField(null=True, blank=True)
    changed_at = models.DateTimeField(default=clock.now)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["kind", "code"], name="asset_once")]
        indexes = [
            models.Index(fields=["kind", "south"], name="asset_near", condition=Q(ended_at__isnull=True)),
        ]

    class Privacy:
        none = ("code", "name", "points", "south", "west", "north", "east", "ended_at", "changed_at")

    def __str__(self) -> str:
        return f"{self.kind.name} {self.code}"
