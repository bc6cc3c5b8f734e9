"""Pairs of records for people to look at, and what each of them found."""

from collections.abc import Iterable

from django.db import models
from django.db.models import F, Q

from onedoor.apps.people.data import Answer, PairState, Treatment
from onedoor.apps.people.models.person import Decision
from onedoor.apps.people.models.resident import Resident
from onedoor.foundation import clock
from onedoor.foundation.models import Identified

__all__ = ["Judgement", "Pair"]


class PairQuerySet(models.QuerySet["Pair"]):
    """Pairs together."""

    def of(self, one: Resident, other: Resident) -> "PairQuerySet":
        first, second = sorted((one.pk, other.pk))
        return self.filter(one=first, other=second)

    def between(self, here: Iterable[int], there: Iterable[int]) -> "PairQuerySet":
        """A record of one side and one of the other; both are keys of records."""
        left, right = list(here), list(there)
        return self.filter(Q(one__in=left, other__in=right) | Q(one__in=right, other__in=left))


class Pair(Identified):
    """Two records that may be one person's: in doubt, or drawn at random from those the matcher decided by itself."""

    one = models.ForeignKey(Resident, on_delete=models.CASCADE, related_name="+")
    other = models.ForeignKey(Resident, on_delete=models.CASCADE, related_name="pairs")
    treatment = models.CharField(max_length=10, choices=Treatment.choices)
    state = models.CharField(max_length=10, choices=PairState.choices, default=PairState.OPEN)
    weight = models.FloatField(help_text="Bits, as the matcher had it. Reviewers do not see it.")
    reasons = models.JSONField(default=list)
    drawn_of = models.FloatField(default=1, help_text="The share of such pairs that is drawn; 1 where all are.")
    needs_two = models.BooleanField(default=False, help_text="Drawn to be looked at twice, whatever the first says.")
    raised_at = models.DateTimeField(default=clock.now)
    settled_at = models.DateTimeField(null=True)
    settled_by = models.ForeignKey(Decision, null=True, on_delete=models.PROTECT, related_name="settled")

    objects = PairQuerySet.as_manager()

    @property
    def is_same(self) -> bool:
        return self.state == PairState.SAME

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["one", "other"], name="pair_once"),
            models.CheckConstraint(condition=Q(one__lt=F("other")), name="pair_in_order"),
            models.CheckConstraint(condition=Q(drawn_of__gt=0, drawn_of__lte=1), name="pair_drawn_of_is_a_share"),
            models.CheckConstraint(
                condition=Q(state=PairState.OPEN, settled_at__isnull=True)
                | (~Q(state=PairState.OPEN) & Q(settled_at__isnull=False)),
                name="pair_settled_when_not_open",
            ),
        ]
        indexes = [models.Index(fields=["state", "raised_at"], name="pair_by_state")]

    class Privacy:
        none = ("treatment", "state", "weight", "drawn_of", "needs_two", "raised_at", "settled_at")
        personal = ("reasons",)


class Judgement(models.Model):
    """One reviewer's answer about one pair. One taken back stays, and counts for nothing."""

    pair = models.ForeignKey(Pair, on_delete=models.CASCADE, related_name="judgements")
    reviewer = models.ForeignKey("partners.Account", on_delete=models.PROTECT, related_name="+")
    answer = models.CharField(max_length=10, choices=Answer.choices)
    judged_at = models.DateTimeField(default=clock.now)
    withdrawn_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["pair", "reviewer"], condition=Q(withdrawn_at__isnull=True), name="judgement_once_each"
            )
        ]

    class Privacy:
        none = ("answer", "judged_at", "withdrawn_at")
