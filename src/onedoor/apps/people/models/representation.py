"""Who may speak for a person: about what, by what right, who saw the proof of it, and for how long."""

from datetime import date
from typing import TYPE_CHECKING

from django.db import models
from django.db.models import Q

from onedoor.apps.people.data import DECIDING, Ground
from onedoor.apps.people.models.resident import Resident
from onedoor.foundation import clock
from onedoor.foundation.encryption.fields import EncryptedText
from onedoor.foundation.models import Identified

__all__ = ["Representation", "RepresentationQuerySet"]


class RepresentationQuerySet(models.QuerySet["Representation"]):
    """Representations together."""

    def standing(self) -> "RepresentationQuerySet":
        """Not ended by anybody; some may have run out, or not have begun."""
        return self.filter(ended_at__isnull=True)


class Representation(Identified):
    """One person speaks for another, whose record this hangs on. Never deleted: contacts name it."""

    resident = models.ForeignKey(Resident, on_delete=models.CASCADE, related_name="representations")
    record = models.ForeignKey(
        Resident, null=True, blank=True, on_delete=models.SET_NULL, related_name="represents",
        help_text="The representative's own record, where the same body holds one.",
    )  # fmt: skip
    name = models.CharField(max_length=150)
    name_key = models.CharField(max_length=200, help_text="The words of the name, as they are searched for.")
    relation = models.CharField(max_length=60, blank=True, help_text="As in: daughter, social worker.")
    phone = models.CharField(max_length=40, blank=True, help_text="E.164.")
    email = models.EmailField(blank=True)
    ground = models.CharField(max_length=12, choices=Ground.choices)
    purposes = models.JSONField(default=list, blank=True, help_text="Codes of what it is for; none: everything.")
    is_told = models.BooleanField(default=True, help_text="Off: they may tell us things and are told nothing.")
    evidence = EncryptedText(max_length=300, blank=True, help_text="What was seen, with its number.")
    evidence_by = models.CharField(max_length=100, help_text="The actor who saw or heard it.")
    evidence_on = models.DateField(default=clock.today)
    starts_on = models.DateField(default=clock.today)
    ends_on = models.DateField(null=True, blank=True, help_text="The last day.")
    review_on = models.DateField(null=True, blank=True)
    ended_at = models.DateTimeField(null=True, blank=True)
    ended_why = models.CharField(max_length=12, blank=True)
    created_at = models.DateTimeField(default=clock.now)

    objects = RepresentationQuerySet.as_manager()
    # For the type checker: Django makes it.
    if TYPE_CHECKING:
        record_id: int | None
        resident_id: int

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(ended_at__isnull=True, ended_why="") | Q(ended_at__isnull=False) & ~Q(ended_why=""),
                name="representation_ended_for_a_reason",
            ),
            models.CheckConstraint(
                condition=Q(ends_on__isnull=True) | Q(ends_on__gte=models.F("starts_on")),
                name="representation_ends_after_it_starts",
            ),
        ]
        indexes = [models.Index(fields=["phone"], name="representation_by_phone")]

    class Privacy:
        none = (
            "ground", "purposes", "is_told", "evidence_by", "evidence_on", "starts_on", "ends_on", "review_on",
            "ended_at", "ended_why", "created_at",
        )  # fmt: skip
        personal = ("name", "name_key", "relation", "phone", "email", "evidence")

    @property
    def decides(self) -> bool:
        return self.ground in DECIDING

    def why_not(self, day: date) -> str:
        """Why they may not speak for the person that day; empty where they may."""
        if self.ended_at is not None:
            return f"This ended on {self.ended_at:%-d %B %Y}."
        if day < self.starts_on:
            return f"This begins on {self.starts_on:%-d %B %Y}."
        if self.ends_on is not None and day > self.ends_on:
            return f"This ran out on {self.ends_on:%-d %B %Y}."
        return ""

    def covers(self, purpose: str) -> bool:
        return not self.purposes or purpose in self.purposes

    def tells(self, purpose: str, day: date) -> bool:
        """Whether they may be told what stands in the record for that purpose."""
        return self.is_told and self.covers(purpose) and not self.why_not(day)

    def __str__(self) -> str:
        return self.name
