"""Postcodes, streets, addresses and buildings. Positions are WGS 84; grid references are worked out when wanted."""

from django.db import models

from onedoor.apps.places.models.area import Area
from onedoor.apps.places.models.cell import Cell
from onedoor.foundation.models import Dated, DatedQuerySet, Identified


class Postcode(models.Model):
    """A postcode and its middle. Its addresses may lie in more than one area."""

    key = models.CharField(max_length=8, unique=True, help_text="Without the space: SK138AB.")
    text = models.CharField(max_length=9, help_text="As written: SK13 8AB.")
    latitude = models.FloatField(null=True)
    longitude = models.FloatField(null=True)
    quality = models.PositiveSmallIntegerField(
        null=True, help_text="Positional quality, Code-Point: 10 best, 90 no position."
    )
    area_codes = models.JSONField(default=list, help_text="Codes of areas its publisher puts it in.")

    class Privacy:
        none = ("key", "text", "latitude", "longitude", "quality", "area_codes")

    def __str__(self) -> str:
        return self.text


class Street(models.Model):
    """A street, by its Unique Street Reference Number (eight digits)."""

    usrn = models.PositiveBigIntegerField(unique=True)
    name = models.CharField(max_length=200)
    locality = models.CharField(max_length=100, blank=True)
    town = models.CharField(max_length=100, blank=True)
    administrative_area = models.CharField(max_length=100, blank=True)

    class Privacy:
        none = ("usrn", "name", "locality", "town", "administrative_area")


class Address(Dated):
    """One addressable place, by its Unique Property Reference Number, in the parts of BS 7666."""

    uprn = models.PositiveBigIntegerField(unique=True)
    street = models.ForeignKey(Street, null=True, on_delete=models.PROTECT, related_name="addresses")
    organisation = models.CharField(max_length=200, blank=True)
    sao = models.CharField("secondary addressable object", max_length=120, blank=True)
    pao = models.CharField("primary addressable object", max_length=120, blank=True)
    locality = models.CharField(max_length=100, blank=True)
    town = models.CharField(max_length=100, blank=True)
    postcode_key = models.CharField(max_length=8, blank=True)
    line = models.CharField(max_length=400, help_text="The whole address on one line, as a person writes it.")
    search_key = models.CharField(max_length=200, help_text="Building, street and town in normal form, for looking up.")
    latitude = models.FloatField(null=True)
    longitude = models.FloatField(null=True)
    logical_status = models.PositiveSmallIntegerField(default=1, help_text="BS 7666: 1 approved, 8 historical.")
    classification = models.CharField(max_length=10, blank=True)
    custodian = models.PositiveIntegerField(null=True, help_text="Local custodian code.")
    # Worked out by the database, so that no importer and no bulk load can forget it.
    cell = models.GeneratedField(
        expression=Cell("latitude", "longitude"), output_field=models.BigIntegerField(null=True), db_persist=True
    )

    objects = DatedQuerySet.as_manager()

    class Meta:
        indexes = [
            models.Index(fields=["postcode_key", "search_key"], name="address_by_postcode"),
            models.Index(fields=["search_key"], name="address_by_key"),
            models.Index(fields=["street", "pao"], name="address_by_street"),
            models.Index(fields=["cell"], name="address_by_cell"),
        ]

    class Privacy:
        none = (
            "uprn", "organisation", "sao", "pao", "locality", "town", "postcode_key", "line", "search_key",
            "latitude", "longitude", "logical_status", "classification", "custodian", "cell",
        )  # fmt: skip

    def __str__(self) -> str:
        return self.line


class Building(Identified, Dated):
    """A building people can go to: a library, a town hall, a shared hub."""

    name = models.CharField(max_length=200)
    name_cy = models.CharField("name in Welsh", max_length=200, blank=True)
    address = models.ForeignKey(Address, null=True, blank=True, on_delete=models.PROTECT, related_name="buildings")
    address_text = models.CharField(max_length=400)
    postcode_key = models.CharField(max_length=8, blank=True)
    latitude = models.FloatField(null=True)
    longitude = models.FloatField(null=True)
    opening_hours = models.JSONField(
        default=dict, help_text="Lists of [from, to] by day: {'mon': [['09:00','17:00']]}."
    )
    is_step_free = models.BooleanField(default=False)
    areas = models.ManyToManyField(Area, blank=True, related_name="buildings")

    objects = DatedQuerySet.as_manager()

    class Privacy:
        none = (
            "name", "name_cy", "address_text", "postcode_key", "latitude", "longitude", "opening_hours",
            "is_step_free",
        )  # fmt: skip

    def __str__(self) -> str:
        return self.name
