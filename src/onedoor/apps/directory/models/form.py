"""What a service asks, in versions: one people are asked today, one being written, and those that were replaced."""

from functools import cached_property

from django.db import models
from django.db.models import Q

from onedoor.apps.directory.data import FormState
from onedoor.apps.directory.models.service import Service
from onedoor.foundation import clock
from onedoor.foundation.asking.cases import Case, read_cases
from onedoor.foundation.asking.reading import read
from onedoor.foundation.asking.shape import Form
from onedoor.foundation.models import Identified


class FormVersion(Identified):
    """One version of a service's form. A published one never changes: requests keep the one they were asked with."""

    service = models.ForeignKey(Service, on_delete=models.CASCADE, related_name="forms")
    number = models.PositiveSmallIntegerField()
    state = models.CharField(max_length=10, choices=FormState.choices, default=FormState.DRAFT)
    definition = models.JSONField(default=dict, help_text="The form, as `asking.reading` reads it.")
    cases = models.JSONField(default=list, help_text="Test cases, as `asking.cases` reads them.")
    question_count = models.PositiveSmallIntegerField(default=0)
    revision = models.PositiveIntegerField(default=1, help_text="Grows with each change of a draft.")
    earlier = models.JSONField(default=list, help_text="Of a draft: what it was before each of the last changes.")
    changed_at = models.DateTimeField(default=clock.now)
    changed_by = models.CharField(max_length=150, blank=True, help_text="Who changed it last, by name.")
    published_at = models.DateTimeField(null=True, blank=True)
    replaced_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["-number"]
        constraints = [
            models.UniqueConstraint(fields=["service", "number"], name="form_number_once"),
            models.UniqueConstraint(fields=["service"], condition=Q(state="draft"), name="form_one_draft"),
            models.UniqueConstraint(fields=["service"], condition=Q(state="published"), name="form_one_published"),
            models.CheckConstraint(
                condition=Q(state="draft", published_at__isnull=True)
                | (Q(published_at__isnull=False) & ~Q(state="draft")),
                name="form_published_at_a_time",
            ),
        ]

    class Privacy:
        none = (
            "number", "state", "definition", "cases", "question_count", "revision", "earlier", "changed_at",
            "published_at", "replaced_at",
        )  # fmt: skip
        personal = ("changed_by",)

    def __str__(self) -> str:
        return f"{self.service}, version {self.number}"

    @cached_property
    def form(self) -> Form:
        return read(self.definition)

    @property
    def test_cases(self) -> list[Case]:
        return read_cases(self.cases)

    @property
    def is_draft(self) -> bool:
        return self.state == FormState.DRAFT
