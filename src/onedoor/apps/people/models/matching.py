"""What the online matcher reads: each record's evidence in one row, keys that lead to it, and what it has learnt."""

from dataclasses import replace

from django.db import models

from onedoor.apps.people.matching.weights import Weights, read_rates
from onedoor.apps.people.models.resident import Resident
from onedoor.foundation import clock

__all__ = ["Commonness", "MatchKey", "MatchRecord", "MatchWeights"]


class MatchRecord(models.Model):
    """A resident's record as it is compared: cleaned, in one row, so that fifty of them are one short read."""

    resident = models.OneToOneField(Resident, on_delete=models.CASCADE, primary_key=True, related_name="match_record")
    evidence = models.TextField(help_text="As `matching/evidence.py` packs it.")
    is_new = models.BooleanField(default=False, help_text="It changed since it was held against everybody else's.")

    class Meta:
        indexes = [models.Index(fields=["resident"], name="match_record_new", condition=models.Q(is_new=True))]

    class Privacy:
        none = ("is_new",)
        personal = ("evidence",)


class MatchKey(models.Model):
    """A number of 64 bits that stands for something two records of a person may share, and who has it.

    The primary key is the index that is read; the row holds nothing else.
    """

    pk = models.CompositePrimaryKey("key", "resident_id")
    key = models.BigIntegerField()
    resident = models.ForeignKey(Resident, on_delete=models.CASCADE, related_name="match_keys")

    class Privacy:
        personal = ("key",)


class MatchWeights(models.Model):
    """What was learnt from this installation's own records, a row each time; the newest counts."""

    made_at = models.DateTimeField(default=clock.now)
    records = models.PositiveIntegerField()
    rates = models.JSONField(help_text="Field to level to how often pairs of one person and of two are at it.")

    class Privacy:
        none = ("made_at", "records", "rates")

    def as_weights(self, shipped: Weights) -> Weights:
        """What was learnt, in place of what was shipped of the same field; the rest stays."""
        return replace(shipped, rates={**shipped.rates, **read_rates(self.rates)})


class Commonness(models.Model):
    """The share of records that hold a value of a field, under a number of 64 bits made of both."""

    key = models.BigIntegerField(primary_key=True)
    share = models.FloatField()

    class Privacy:
        none = ("key", "share")
