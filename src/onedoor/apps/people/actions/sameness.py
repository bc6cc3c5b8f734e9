"""An adviser says that two records are of one person. Where that is doubtful, reviewers look first."""

import random
from collections.abc import Iterable

from django.db import transaction

from onedoor.apps.people.access import get_resident_for, may_link, require_linker
from onedoor.apps.people.actions.links import join_in_transaction, undo_in_transaction, were_told_apart
from onedoor.apps.people.actions.pairs import raise_pair, review_shares
from onedoor.apps.people.data import Decider, Match, SameBecause, Sight, Treatment
from onedoor.apps.people.known import standing_join
from onedoor.apps.people.matching.match import match_between
from onedoor.apps.people.models import Decision, Pair, Resident
from onedoor.foundation.actors import SYSTEM, Actor
from onedoor.foundation.errors import Conflict, Invalid

__all__ = ["say_same_person", "undo_join"]

_CHANCE = random.SystemRandom()


@transaction.atomic(durable=True)
def say_same_person(*, by: Actor, record: str, other: str, because: Iterable[str], sight: Sight) -> Decision | None:
    """Join one's own record to another; None where reviewers look first: another body's, or one that is doubtful.

    Raises Missing where either is not open to the actor, Invalid without a reason, and Conflict where they are one
    person already, wait for a reviewer, were found to be different people, or one of them may not be used.
    """
    reasons = _reasons(because)
    here, there = get_resident_for(by, record, sight), get_resident_for(by, other, sight)
    require_linker(by, [here])
    _refuse(here, there)
    found = match_between(here.pk, there.pk)
    if _is_doubtful(here, there, found, by):
        _raise(here, there, reasons, found)
        return None
    said = [*reasons, *(found.reasons if found else ())]
    return join_in_transaction(by=by, records=(here, there), decided_by=Decider.STAFF, reasons=said)


@transaction.atomic(durable=True)
def undo_join(*, by: Actor, record: str) -> Decision:
    """Take back what joined this record last: all links are as they were; raises Missing, and Conflict if not last."""
    here = get_resident_for(by, record)
    require_linker(by, [here])
    decision = standing_join(here)
    if decision is None:
        raise Conflict("Nothing that staff joined is left to undo.")
    return undo_in_transaction(by=by, decision=decision)


def _reasons(because: Iterable[str]) -> list[str]:
    try:
        reasons = [SameBecause(code).label for code in dict.fromkeys(because)]
    except ValueError:
        reasons = []
    if not reasons:
        raise Invalid("Say why it is one person.", fields={"because": ["Choose why it is one person"]})
    return [str(reason) for reason in reasons]


def _refuse(here: Resident, there: Resident) -> None:
    if here.pk == there.pk:
        raise Conflict("This is the same record.")
    if here.person_id is not None and here.person_id == there.person_id:
        raise Conflict("These records are one person already.")
    if here.restricted_at or there.restricted_at:
        raise Conflict("One of these records is kept and not used for now.")
    pair = Pair.objects.of(here, there).first()
    if pair is not None and not pair.is_same:
        waits = pair.settled_at is None
        raise Conflict(
            "These two wait for a reviewer." if waits else "Reviewers looked at these two and did not find one person."
        )


def _is_doubtful(here: Resident, there: Resident, found: Match | None, by: Actor) -> bool:
    """Another body's record, records of two persons, those told apart before, and those with little in common."""
    is_ours = may_link(by, [here, there])
    are_persons = here.person_id is not None and there.person_id is not None
    is_likely = found is not None and found.probability >= review_shares().doubtful_from
    return not is_ours or are_persons or not is_likely or were_told_apart(here, there)


def _raise(here: Resident, there: Resident, reasons: list[str], found: Match | None) -> None:
    """For reviewers, who are not told what the adviser thought."""
    weight = found.weight if found else 0.0
    pair = raise_pair(
        by=SYSTEM, records=(here, there), treatment=Treatment.DOUBTED, weight=weight,
        reasons=[*reasons, *(found.reasons if found else ())], chance=_CHANCE,
    )  # fmt: skip
    if pair is None:
        raise Conflict("Reviewers looked at these two already.")
