"""What the online matcher learns from this installation's own records."""

from collections import Counter

from django.db import transaction

from onedoor.apps.people.matching.evidence import unpack
from onedoor.apps.people.matching.keys import key_of
from onedoor.apps.people.matching.weights import FREQUENT
from onedoor.apps.people.models import Commonness, MatchRecord, MatchWeights
from onedoor.foundation.remembering import forget_all

__all__ = ["count_shares"]

# A value fewer records hold is as rare as one nobody has: the table grows with common values, not with people.
_WORTH_KEEPING = 3
_AT_ONCE = 5_000


def count_shares() -> int:
    """Count how common each name, birth date and town is; how many records there are."""
    counts: dict[str, Counter[str]] = {field: Counter() for field in FREQUENT}
    for line in MatchRecord.objects.values_list("evidence", flat=True).iterator(chunk_size=_AT_ONCE):
        evidence = unpack(line)
        for field, counted in counts.items():
            if value := getattr(evidence, field):
                counted[value] += 1
    with transaction.atomic():
        Commonness.objects.all().delete()
        Commonness.objects.bulk_create(
            (
                Commonness(key=key_of("share", field, value), share=count / counted.total())
                for field, counted in counts.items()
                for value, count in counted.items()
                if count >= _WORTH_KEEPING
            ),
            batch_size=_AT_ONCE,
        )
        records = MatchRecord.objects.count()
        MatchWeights.objects.create(records=records, rates={})
    forget_all()
    return records
