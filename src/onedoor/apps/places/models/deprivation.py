"""How deprived small areas are, as a published index ranks them."""

from django.db import models
from django.db.models import Q

from onedoor.apps.places.models.area import Area


class Deprivation(models.Model):
    """What one edition of an index says of an area. Rank and decile 1 are the most deprived."""

    area = models.ForeignKey(Area, on_delete=models.CASCADE, related_name="deprivation")
    index = models.CharField(max_length=60, help_text="As in: IMD 2025. Editions are of their own boundaries.")
    year = models.PositiveSmallIntegerField(help_text="Of the edition; the newest counts.")
    rank = models.PositiveIntegerField(null=True)
    decile = models.PositiveSmallIntegerField()
    source = models.CharField(max_length=200, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["area", "index"], name="deprivation_once_an_index"),
            models.CheckConstraint(condition=Q(decile__gte=1, decile__lte=10), name="deprivation_in_tenths"),
        ]

    class Privacy:
        none = ("index", "year", "rank", "decile", "source")
