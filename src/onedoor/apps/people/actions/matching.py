"""What a record that came or changed is to those known already: one of them, perhaps one of them, or nobody's."""

import random
from collections import Counter

from django.db import connection

from onedoor.apps.people.actions.links import join_in_transaction
from onedoor.apps.people.actions.pairs import raise_pair, review_shares
from onedoor.apps.people.data import Decider, Match, Treatment
from onedoor.apps.people.matching.match import match_record
from onedoor.apps.people.models import Resident
from onedoor.foundation.actors import SYSTEM
from onedoor.foundation.errors import Conflict

__all__ = ["match_newcomer"]

# Drawn by nobody's hand, and not to be foreseen.
_CHANCE = random.SystemRandom()


def match_newcomer(resident: Resident, *, chance: random.Random = _CHANCE) -> Counter[Treatment]:
    """Join it where the matcher is sure, have a pair looked at where it is in doubt (a building block).

    Being sure of two persons is doubt: nobody's records are made one by a third record without a reviewer.
    """
    assert connection.in_atomic_block, "Links are made in the transaction of the record they are of."
    done: Counter[Treatment] = Counter()
    for found in match_record(resident.pk):
        resident.refresh_from_db(fields=["person"])
        other = Resident.objects.get(pk=found.resident_id)
        if resident.restricted_at or other.restricted_at:
            continue
        if resident.person_id is not None and resident.person_id == other.person_id:
            continue
        treatment = _treatment(found, resident, other)
        if treatment == Treatment.JOINED and not _join(resident, other, found):
            continue
        raised = raise_pair(
            by=SYSTEM, records=(resident, other), treatment=treatment, weight=found.weight, reasons=found.reasons,
            chance=chance,
        )  # fmt: skip
        done[treatment] += treatment != Treatment.DOUBTED or raised is not None
    return done


def _treatment(found: Match, resident: Resident, other: Resident) -> Treatment:
    if found.is_sure:
        are_two_persons = resident.person_id is not None and other.person_id is not None
        return Treatment.DOUBTED if are_two_persons else Treatment.JOINED
    return Treatment.DOUBTED if found.probability >= review_shares().doubtful_from else Treatment.REFUSED


def _join(resident: Resident, other: Resident, found: Match) -> bool:
    """Whether they were joined; what people told apart stays apart."""
    try:
        join_in_transaction(
            by=SYSTEM, records=(resident, other), decided_by=Decider.MATCHER, confidence=found.probability,
            reasons=found.reasons,
        )  # fmt: skip
    except Conflict:
        return False
    return True
