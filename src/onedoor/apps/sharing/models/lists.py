"""The lists agreements are written with. Each row says where it comes from and of when it is."""

from django.db import models

from onedoor.apps.sharing.data import AgreementKind, GroundKind
from onedoor.foundation.models import Identified


class Listed(models.Model):
    """A row of a coded list: dated, sourced, and taken out of use rather than removed."""

    name = models.CharField(max_length=200)
    source = models.CharField(max_length=300, blank=True)
    as_at = models.DateField(null=True, blank=True, help_text="The day on which the source said so.")
    order = models.PositiveSmallIntegerField(default=100)
    is_active = models.BooleanField(default=True)

    class Meta:
        abstract = True
        ordering = ["order", "name"]

    class Privacy:
        none = ("name", "source", "as_at", "order", "is_active")

    def __str__(self) -> str:
        return self.name


class Purpose(Identified, Listed):
    """What people's data is shared for, in words they would understand."""

    code = models.SlugField(max_length=60, unique=True)
    name_cy = models.CharField("name in Welsh", max_length=200, blank=True)
    description = models.TextField(blank=True)
    service_slugs = models.JSONField(default=list, blank=True, help_text="Services of the directory it is usual for.")

    class Privacy:
        none = ("code", "name_cy", "description", "service_slugs")

    def name_in(self, language: str) -> str:
        return (self.name_cy if language == "cy" else "") or self.name


class DataItem(Listed):
    """A piece of information about a person, and the model fields that hold it here."""

    code = models.CharField(max_length=60, unique=True, help_text="As in `identity.birth_date`.")
    name_cy = models.CharField("name in Welsh", max_length=200, blank=True)
    is_special = models.BooleanField(default=False, help_text="Special category (UK GDPR article 9).")
    fields = models.JSONField(default=list, blank=True, help_text="As in `people.Resident.birth_date`.")

    class Privacy:
        none = ("code", "name_cy", "is_special", "fields")


class LegalGround(Listed):
    """A lawful basis or condition, by the list of the law it stands in."""

    kind = models.CharField(max_length=10, choices=GroundKind.choices)
    code = models.CharField(max_length=40)

    class Meta(Listed.Meta):
        constraints = [models.UniqueConstraint(fields=["kind", "code"], name="legal_ground_once")]

    class Privacy:
        none = ("kind", "code")


class AgreementTemplate(Listed):
    """What an agreement may start from; `texts` are words for fields of a version."""

    code = models.SlugField(max_length=60, unique=True)
    kind = models.CharField(max_length=10, choices=AgreementKind.choices)
    description = models.TextField(blank=True)
    texts = models.JSONField(default=dict, blank=True)
    purpose = models.CharField(max_length=60, blank=True, help_text="Code of the purpose it shares for.")
    items = models.JSONField(default=list, blank=True, help_text="Codes of what each lets every other know.")
    is_for_all_partners = models.BooleanField(default=False, help_text="Every partner starts as a party.")

    class Privacy:
        none = ("code", "kind", "description", "texts", "purpose", "items", "is_for_all_partners")
