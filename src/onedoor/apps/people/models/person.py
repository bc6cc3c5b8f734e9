"""One person made of many records: links say which records are of whom, and decisions say who or what found so.

A link copies nothing from the record. None is ever deleted: one that no longer holds is ended by a decision.
"""

from django.db import models
from django.db.models import Q

from onedoor.apps.people.data import Decider, DecisionKind
from onedoor.apps.people.models.resident import Resident
from onedoor.foundation import clock
from onedoor.foundation.models import Identified

__all__ = ["Decision", "Link", "Person"]


class Person(Identified):
    """Somebody, whatever records there are of them. Nothing is known of them here; the id never passes to another."""

    class Privacy:
        none = ()


class Decision(Identified):
    """One act of joining, separating or undoing. What it made and ended stands and falls together."""

    kind = models.CharField(max_length=10, choices=DecisionKind.choices)
    decider = models.CharField(max_length=10, choices=Decider.choices)
    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="decisions")
    decided_by = models.CharField(max_length=100, help_text="The actor, as in `staff:` and a uuid.")
    decided_at = models.DateTimeField(default=clock.now)
    undoes = models.OneToOneField("self", null=True, on_delete=models.PROTECT, related_name="undone_by")

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(kind=DecisionKind.UNDO, undoes__isnull=False) | Q(undoes__isnull=True),
                name="decision_undoes_one_where_it_undoes",
            )
        ]

    class Privacy:
        none = ("kind", "decider", "decided_by", "decided_at")

    @property
    def is_undone(self) -> bool:
        return hasattr(self, "undone_by")


class LinkQuerySet(models.QuerySet["Link"]):
    """Links together."""

    def holding(self) -> "LinkQuerySet":
        return self.filter(ended_by__isnull=True)


class Link(Identified):
    """The record is of that person, as far as is known: how sure, why, and by which decision."""

    record = models.ForeignKey(Resident, on_delete=models.CASCADE, related_name="links")
    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="links")
    confidence = models.FloatField(null=True, help_text="From 0 to 1; none where a person decided.")
    reasons = models.JSONField(default=list, help_text="Sentences that say what agrees, never what it says.")
    made_by = models.ForeignKey(Decision, on_delete=models.PROTECT, related_name="made")
    ended_by = models.ForeignKey(Decision, null=True, on_delete=models.PROTECT, related_name="ended")

    objects = LinkQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["record"], condition=Q(ended_by__isnull=True), name="link_one_person_a_record"
            ),
            models.CheckConstraint(
                condition=Q(confidence__isnull=True) | Q(confidence__gte=0, confidence__lte=1),
                name="link_confidence_is_a_share",
            ),
        ]

    class Privacy:
        none = ("confidence",)
        personal = ("reasons",)
