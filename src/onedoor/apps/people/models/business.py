"""A business, charity or other organisation that asks for things: one organisation's own record of it."""

from django.db import models

from onedoor.apps.people.data import whole_address
from onedoor.foundation import clock, ids
from onedoor.foundation.models import Identified

__all__ = ["Business"]


class Business(Identified):
    """A sole trader is a person, so all of it is personal data."""

    reference = models.CharField(max_length=9, unique=True, default=ids.new_reference)
    held_by = models.ForeignKey("partners.Organisation", on_delete=models.PROTECT, related_name="businesses_held")
    name = models.CharField(max_length=150)
    name_key = models.CharField(max_length=200, help_text="The words of the name, as they are searched for.")
    number = models.CharField(max_length=20, blank=True, help_text="Of the company or charity, as registered.")
    contact_name = models.CharField(max_length=150, blank=True, help_text="Who speaks for it.")
    phone = models.CharField(max_length=40, blank=True, help_text="E.164.")
    email = models.EmailField(blank=True)
    address_text = models.CharField(max_length=400, blank=True)
    postcode_key = models.CharField(max_length=8, blank=True)
    created_at = models.DateTimeField(default=clock.now)
    updated_at = models.DateTimeField(default=clock.now)
    forgotten_at = models.DateTimeField(null=True, blank=True, help_text="Since then the row says nothing of anybody.")

    class Meta:
        indexes = [models.Index(fields=["phone"], name="business_by_phone")]

    class Privacy:
        none = ("created_at", "updated_at", "forgotten_at")
        personal = (
            "reference", "name", "name_key", "number", "contact_name", "phone", "email", "address_text",
            "postcode_key",
        )  # fmt: skip

    @property
    def address(self) -> str:
        return whole_address(self.address_text, self.postcode_key)

    def __str__(self) -> str:
        return self.name
