"""Joining hundreds of records of which nothing was decided yet: what `join` does, in a dozen statements for all."""

import random
from collections import Counter
from collections.abc import Sequence
from itertools import combinations

from django.db import connection
from django.db.models import OuterRef, Subquery

from onedoor.apps.people.actions.links import join_in_transaction
from onedoor.apps.people.actions.pairs import raise_pair, review_shares
from onedoor.apps.people.data import Decider, DecisionKind, Match, Treatment
from onedoor.apps.people.events import RecordsJoined
from onedoor.apps.people.matching.match import match_pairs
from onedoor.apps.people.models import Decision, Link, Person, Resident
from onedoor.foundation.actors import Actor
from onedoor.foundation.errors import Conflict
from onedoor.foundation.events.log import Told, record_all

__all__ = ["settle", "settle_fresh"]

_CHANCE = random.SystemRandom()


def settle(one: Resident, other: Resident, found: Match | None, *, by: Actor) -> str:
    """What became of two records a run took for one person's, whatever was decided of them before."""
    if found is None or found.probability < review_shares().doubtful_from:
        return "left"
    if not found.is_sure:
        return _doubt(one, other, found, by)
    try:
        join_in_transaction(
            by=by, records=(one, other), decided_by=Decider.BULK, confidence=found.probability, reasons=found.reasons
        )
    except Conflict:
        return "left"
    return "joined"


def settle_fresh(clusters: Sequence[Sequence[Resident]], *, by: Actor) -> Counter[str]:
    """Of records that are locked, joined to nothing and told apart by nobody: what became of each pair."""
    assert connection.in_atomic_block, "Links change in the transaction of what found them."
    found = match_pairs([(one.pk, other.pk) for cluster in clusters for one, other in combinations(cluster, 2)])
    done: Counter[str] = Counter()
    joins = _Joins(by)
    two_persons = []
    for one, other in (pair for cluster in clusters for pair in combinations(cluster, 2)):
        match = found.get((one.pk, other.pk))
        if joins.are_one(one, other):
            done["known"] += 1
        elif match is None or match.probability < review_shares().doubtful_from:
            done["left"] += 1
        elif not match.is_sure:
            done[_doubt(one, other, match, by)] += 1
        elif joins.are_two_persons(one, other):
            two_persons.append((one, other, match))
        else:
            joins.add(one, other, match)
            done["joined"] += 1
    joins.write()
    done.update(settle(one, other, match, by=by) for one, other, match in two_persons)
    return done


def _doubt(one: Resident, other: Resident, found: Match, by: Actor) -> str:
    raised = raise_pair(
        by=by, records=(one, other), treatment=Treatment.DOUBTED, weight=found.weight, reasons=found.reasons,
        chance=_CHANCE,
    )  # fmt: skip
    return "doubted" if raised else "left"


class _Joins:
    """Decisions, their links and events, gathered and then written kind by kind."""

    def __init__(self, by: Actor) -> None:
        self._by = by
        self._whose: dict[int, Person] = {}
        self._decisions: list[Decision] = []
        self._links: list[Link] = []
        self._told: list[Told] = []

    def are_one(self, one: Resident, other: Resident) -> bool:
        return one.pk in self._whose and self._whose[one.pk] is self._whose.get(other.pk)

    def are_two_persons(self, one: Resident, other: Resident) -> bool:
        return one.pk in self._whose and other.pk in self._whose and not self.are_one(one, other)

    def add(self, one: Resident, other: Resident, match: Match) -> None:
        """One of them at least is joined to nothing."""
        person = self._whose.get(one.pk) or self._whose.get(other.pk) or Person()
        decision = Decision(kind=DecisionKind.JOIN, decider=Decider.BULK, person=person, decided_by=str(self._by))
        alone = [record for record in (one, other) if record.pk not in self._whose]
        self._decisions.append(decision)
        self._links += [
            Link(
                record=record, person=person, confidence=match.probability, reasons=list(match.reasons),
                made_by=decision,
            )
            for record in alone
        ]  # fmt: skip
        self._whose |= {record.pk: person for record in alone}
        happening = RecordsJoined(
            decision=str(decision.uuid), decider=Decider.BULK.value,
            records=tuple(str(record.uuid) for record in alone), moved_from=(),
        )  # fmt: skip
        self._told.append(Told(happening, subject=str(person.uuid)))

    def write(self) -> None:
        Person.objects.bulk_create({person.uuid: person for person in self._whose.values()}.values())
        Decision.objects.bulk_create(self._decisions)
        Link.objects.bulk_create(self._links)
        theirs = Link.objects.holding().filter(record=OuterRef("pk")).values("person")[:1]
        Resident.objects.filter(pk__in=list(self._whose)).update(person=Subquery(theirs))
        record_all(self._told, by=self._by)
