"""What some of a body's staff can do that others cannot: sign language, flooding, the new benefits system."""

from django.db import models

from onedoor.foundation.models import Identified


class Skill(Identified):
    """Whoever has it is asked to read what is written for it."""

    organisation = models.ForeignKey("partners.Organisation", on_delete=models.PROTECT, related_name="skills")
    name = models.CharField(max_length=80)
    accounts = models.ManyToManyField("partners.Account", blank=True, related_name="skills")

    class Meta:
        ordering = ["name"]
        constraints = [models.UniqueConstraint(fields=["organisation", "name"], name="skill_once")]

    class Privacy:
        none = ("name",)

    def __str__(self) -> str:
        return self.name
