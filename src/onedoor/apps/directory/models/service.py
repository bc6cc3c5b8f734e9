"""Services: one row a service, whoever provides it."""

from django.db import models
from django.db.models.functions import Coalesce

from onedoor.apps.directory.data import Priority, RequestKind, ServiceStatus, Target, TargetUnit
from onedoor.apps.directory.models.wording import Worded
from onedoor.foundation import clock
from onedoor.foundation.models import Identified


class Service(Identified, Worded):
    """Something people need, by its number in the Local Government Service List or the partnership's own."""

    lgsl = models.PositiveIntegerField("LGSL number", null=True, blank=True, unique=True)
    slug = models.SlugField(max_length=120, unique=True)
    name = models.CharField(max_length=200, help_text="In the person's words: “Pothole in a road”.")
    name_cy = models.CharField("name in Welsh", max_length=200, blank=True)
    list_name = models.CharField(max_length=200, blank=True, help_text="Its label in the list it comes from.")
    summary = models.CharField(max_length=300, blank=True, help_text="One sentence, reading age nine.")
    summary_cy = models.CharField("summary in Welsh", max_length=300, blank=True)
    description = models.TextField(blank=True)
    description_cy = models.TextField("description in Welsh", blank=True)
    keywords = models.TextField(blank=True, help_text="Words people say for it, separated by commas.")
    topic = models.CharField(max_length=80, blank=True, help_text="Heading it stands under.")
    status = models.CharField(max_length=20, choices=ServiceStatus.choices, default=ServiceStatus.ACTIVE)
    kind = models.CharField(max_length=10, choices=RequestKind.choices, default=RequestKind.NONE)
    needs_place = models.BooleanField(default=False, help_text="It is about a spot on the map, not the person's home.")
    needs_home = models.BooleanField(
        default=False, help_text="Done at the person's home: its whole address is asked for."
    )
    is_public = models.BooleanField(default=True, help_text="Reports may be shown to others near by, without names.")
    needs_contact = models.BooleanField(default=False, help_text="Cannot be done for someone who stays anonymous.")
    script = models.TextField(blank=True, help_text="What an adviser says and checks.")
    urgent_advice = models.CharField(max_length=300, blank=True, help_text="As in: danger to life, call 999.")
    urgent_advice_cy = models.CharField("urgent advice in Welsh", max_length=300, blank=True)
    updated_at = models.DateTimeField(default=clock.now)

    class Meta:
        ordering = ["name"]

    class Privacy:
        none = (
            "lgsl", "slug", "name", "name_cy", "list_name", "summary", "summary_cy", "description", "description_cy",
            "keywords", "topic", "status", "kind", "needs_place", "needs_home", "is_public", "needs_contact",
            "script", "urgent_advice", "urgent_advice_cy", "updated_at",
        )  # fmt: skip

    def __str__(self) -> str:
        return self.name

    def name_in(self, language: str) -> str:
        """Its name in that language, or in English where it has none."""
        return self.words_in("name", language)

    def summary_in(self, language: str) -> str:
        return self.words_in("summary", language)


class Interaction(models.Model):
    """What kind of dealing: applying, reporting, paying (Local Government Interaction List)."""

    lgil = models.PositiveSmallIntegerField("LGIL number", unique=True)
    name = models.CharField(max_length=100)

    class Privacy:
        none = ("lgil", "name")


class Synonym(models.Model):
    """People say `term`; the directory says `means`."""

    term = models.CharField(max_length=80)
    means = models.CharField(max_length=80)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["term", "means"], name="synonym_once")]

    class Privacy:
        none = ("term", "means")


class ServiceTarget(models.Model):
    """How long a body gives itself; one without an organisation holds for all, one without a priority for any."""

    service = models.ForeignKey(Service, null=True, blank=True, on_delete=models.CASCADE, related_name="targets")
    organisation = models.ForeignKey(
        "partners.Organisation", null=True, blank=True, on_delete=models.CASCADE, related_name="targets"
    )
    priority = models.CharField(max_length=10, choices=Priority.choices, blank=True)
    amount = models.PositiveSmallIntegerField()
    unit = models.CharField(max_length=15, choices=TargetUnit.choices, default=TargetUnit.WORKING_DAYS)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                Coalesce("service", 0), Coalesce("organisation", 0), "priority", name="service_target_once"
            )
        ]

    class Privacy:
        none = ("priority", "amount", "unit")

    @property
    def target(self) -> Target:
        """What it says."""
        return Target(self.amount, TargetUnit(self.unit))
