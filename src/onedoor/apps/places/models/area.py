"""Areas: what kind, which others they lie in, where their edge runs, and what came after them."""

from django.db import models
from django.db.models import F, Q

from onedoor.foundation.models import Dated, DatedQuerySet, Identified


class AreaType(models.Model):
    """A kind of area: county, district, ward, police force area. Editable; the importers add what they meet."""

    code = models.SlugField(max_length=40, unique=True, help_text="As in `district`, `police_force`.")
    name = models.CharField(max_length=100)
    rank = models.PositiveSmallIntegerField(default=50, help_text="Smaller stands first in lists: ward before county.")

    class Privacy:
        none = ("code", "name", "rank")

    def __str__(self) -> str:
        return self.name


class Area(Identified, Dated):
    """One area, with the code its publisher gives it (in Britain the nine-character GSS code)."""

    type = models.ForeignKey(AreaType, on_delete=models.PROTECT, related_name="areas")
    code = models.CharField(max_length=30, help_text="GSS code, as in E07000037.")
    name = models.CharField(max_length=200)
    name_cy = models.CharField("name in Welsh", max_length=200, blank=True)
    source = models.CharField(max_length=200, blank=True, help_text="Publisher and edition.")

    objects = DatedQuerySet.as_manager()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["type", "code"], name="area_code_once_per_type")]
        indexes = [models.Index(fields=["code"], name="area_by_code")]

    class Privacy:
        none = ("code", "name", "name_cy", "source")

    def __str__(self) -> str:
        return self.name


class AreaLink(Dated):
    """The child lies in the parent. Many to many: a ward is in a district, a county division and a police area."""

    child = models.ForeignKey(Area, on_delete=models.CASCADE, related_name="parent_links")
    parent = models.ForeignKey(Area, on_delete=models.CASCADE, related_name="child_links")
    source = models.CharField(max_length=200, blank=True)

    objects = DatedQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["child", "parent"], name="area_link_once"),
            models.CheckConstraint(condition=~Q(child=F("parent")), name="area_link_not_itself"),
        ]

    class Privacy:
        none = ("source",)


class AreaSuccession(models.Model):
    """From that day the second area stands in place of the first (merged, split, recoded)."""

    predecessor = models.ForeignKey(Area, on_delete=models.CASCADE, related_name="successions")
    successor = models.ForeignKey(Area, on_delete=models.CASCADE, related_name="precursions")
    took_over_on = models.DateField()
    source = models.CharField(max_length=200, blank=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["predecessor", "successor"], name="area_succession_once")]

    class Privacy:
        none = ("took_over_on", "source")


class AreaBoundary(models.Model):
    """The edge of an area, as WKB in WGS 84 longitude and latitude (EPSG:4326)."""

    area = models.OneToOneField(Area, on_delete=models.CASCADE, related_name="boundary")
    wkb = models.BinaryField()
    accuracy_metres = models.PositiveSmallIntegerField(
        default=0, help_text="How far the drawn edge may lie from the true one; nearer points are doubtful."
    )
    source = models.CharField(max_length=200, blank=True)

    class Privacy:
        none = ("wkb", "accuracy_metres", "source")
