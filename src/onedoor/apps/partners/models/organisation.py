"""The partnership and the bodies in it, as of a date."""

from django.core.validators import RegexValidator
from django.db import models
from django.db.models import F, Q

from onedoor.apps.partners.data import OrganisationKind, every_role
from onedoor.foundation.models import Dated, DatedQuerySet, Identified

is_colour = RegexValidator(r"^#[0-9a-fA-F]{6}$", "Enter a colour as # and six digits, like #1d4f7c.")


class Partnership(models.Model):
    """The one partnership this installation serves: its name and how it looks."""

    name = models.CharField(max_length=100)
    name_cy = models.CharField("name in Welsh", max_length=100, blank=True)
    strapline = models.CharField(max_length=200, blank=True)
    strapline_cy = models.CharField("strapline in Welsh", max_length=200, blank=True)
    phone = models.CharField(max_length=40, blank=True)
    email = models.EmailField(blank=True)
    brand_colour = models.CharField(max_length=7, default="#1d4f7c", validators=[is_colour])
    link_colour = models.CharField(max_length=7, default="#1a5a96", validators=[is_colour])
    is_demonstration = models.BooleanField(default=False, help_text="Every page says so.")
    map_latitude = models.FloatField(default=52.9)
    map_longitude = models.FloatField(default=-1.5)
    map_zoom = models.PositiveSmallIntegerField(default=9)
    second_step_roles = models.JSONField(
        default=every_role,
        blank=True,
        help_text="Roles whose holders sign in with two steps, beside those that always do.",
    )

    class Privacy:
        none = (
            "name", "name_cy", "strapline", "strapline_cy", "phone", "email", "brand_colour", "link_colour",
            "is_demonstration", "map_latitude", "map_longitude", "map_zoom", "second_step_roles",
        )  # fmt: skip

    def __str__(self) -> str:
        return self.name


class Organisation(Identified, Dated):
    """A body of any kind. One that has ended stays, so that what it did can still be read."""

    kind = models.CharField(max_length=20, choices=OrganisationKind.choices)
    slug = models.SlugField(max_length=80, unique=True)
    name = models.CharField(max_length=200)
    name_cy = models.CharField("name in Welsh", max_length=200, blank=True)
    code = models.CharField(max_length=30, blank=True, help_text="Its own register's code, as in E07000037.")
    custodian = models.PositiveIntegerField(null=True, blank=True, help_text="Local custodian code.")
    homepage = models.URLField(blank=True)
    phone = models.CharField(max_length=40, blank=True)
    email = models.EmailField(blank=True, help_text="Where new work is announced when it has no team.")
    is_partner = models.BooleanField(default=True, help_text="Takes requests here; otherwise people are sent to it.")

    objects = DatedQuerySet.as_manager()

    class Meta:
        ordering = ["name"]
        indexes = [models.Index(fields=["code"], name="organisation_by_code")]

    class Privacy:
        none = (
            "kind",
            "slug",
            "name",
            "name_cy",
            "code",
            "custodian",
            "homepage",
            "phone",
            "email",
            "is_partner",
        )

    def __str__(self) -> str:
        return self.name

    def name_in(self, language: str) -> str:
        """The name in the reader's language, English where there is no other."""
        return (self.name_cy if language == "cy" else "") or self.name


class OrganisationArea(Dated):
    """The organisation serves this area."""

    organisation = models.ForeignKey(Organisation, on_delete=models.CASCADE, related_name="areas_served")
    area = models.ForeignKey("places.Area", on_delete=models.PROTECT, related_name="organisations_serving")

    objects = DatedQuerySet.as_manager()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["organisation", "area", "starts_on"], name="area_served_once")]


class OrganisationSuccession(models.Model):
    """From that day the second organisation answers for what the first did."""

    predecessor = models.ForeignKey(Organisation, on_delete=models.CASCADE, related_name="successions")
    successor = models.ForeignKey(Organisation, on_delete=models.CASCADE, related_name="precursions")
    took_over_on = models.DateField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["predecessor", "successor"], name="organisation_succession_once"),
            models.CheckConstraint(condition=~Q(predecessor=F("successor")), name="organisation_not_own_successor"),
        ]

    class Privacy:
        none = ("took_over_on",)


class Team(Identified):
    """People of one organisation who work one queue."""

    organisation = models.ForeignKey(Organisation, on_delete=models.CASCADE, related_name="teams")
    name = models.CharField(max_length=100)
    email = models.EmailField(blank=True)
    is_active = models.BooleanField(default=True)

    class Meta:
        ordering = ["name"]
        constraints = [models.UniqueConstraint(fields=["organisation", "name"], name="team_name_once")]

    class Privacy:
        none = ("name", "email", "is_active")

    def __str__(self) -> str:
        return self.name
