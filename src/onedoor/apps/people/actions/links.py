"""Joining records into one person, separating them, and undoing either.

Every change of a record's person holds that person's row locked, or the record's own where it has none.
"""

from collections.abc import Iterable, Sequence
from itertools import combinations

from django.core.exceptions import ValidationError
from django.db import connection, transaction
from django.db.models import F, Q

from onedoor.apps.people.access import require_any_linker, require_linker
from onedoor.apps.people.data import Decider, DecisionKind, PairState
from onedoor.apps.people.events import DecisionUndone, RecordSeparated, RecordsJoined
from onedoor.apps.people.known import standing_separation
from onedoor.apps.people.models import Decision, Link, Pair, Person, Resident
from onedoor.foundation.actors import Actor
from onedoor.foundation.errors import Conflict, Missing
from onedoor.foundation.events import log

__all__ = [
    "join",
    "join_in_transaction",
    "separate",
    "separate_in_transaction",
    "separate_record",
    "undo",
    "undo_in_transaction",
    "undo_separation",
    "were_told_apart",
]

# These never undo what people found.
AUTOMATIC = frozenset((Decider.MATCHER, Decider.BULK))


@transaction.atomic(durable=True)
def join(
    *,
    by: Actor,
    records: Iterable[Resident] = (),
    persons: Iterable[Person] = (),
    decided_by: Decider = Decider.STAFF,
    confidence: float | None = None,
    reasons: Sequence[str] = (),
) -> Decision:
    """Make one person of them and of all that they are joined to already; raises Conflict where they are one."""
    return join_in_transaction(
        by=by, records=records, persons=persons, decided_by=decided_by, confidence=confidence, reasons=reasons
    )


def join_in_transaction(
    *,
    by: Actor,
    records: Iterable[Resident] = (),
    persons: Iterable[Person] = (),
    decided_by: Decider,
    confidence: float | None = None,
    reasons: Sequence[str] = (),
) -> Decision:
    """The same as a building block."""
    assert connection.in_atomic_block, "Links change in the transaction of what found them."
    named = list(records)
    require_linker(by, named)
    alone, found = _locked(named, persons)
    if len(alone) + len(found) < 2:
        raise Conflict("These records are one person already.")
    if decided_by in AUTOMATIC and _were_told_apart(alone, found):
        raise Conflict("People found these to be records of different people.")
    person, *others = _oldest_of_largest(found) if found else [Person.objects.create()]
    decision = _decision(DecisionKind.JOIN, decided_by, person, by)
    moved = list(Link.objects.holding().filter(person__in=others).order_by("pk"))
    _end(moved, decision)
    made = [_carried(link, decision, confidence, reasons) for link in moved] + [
        Link(record=record, person=person, confidence=confidence, reasons=list(reasons), made_by=decision)
        for record in alone
    ]
    _make(made)
    happening = RecordsJoined(
        decision=str(decision.uuid), decider=decided_by.value,
        records=tuple(str(link.record.uuid) for link in made), moved_from=tuple(str(one.uuid) for one in others),
    )  # fmt: skip
    log.record(happening, by=by, subject=str(person.uuid))
    return decision


@transaction.atomic(durable=True)
def separate(*, by: Actor, link: Link, decided_by: Decider = Decider.STAFF) -> Decision:
    """End the link: the record stands alone again; raises Conflict where it was ended meanwhile."""
    return separate_in_transaction(by=by, link=link, decided_by=decided_by)


def separate_in_transaction(*, by: Actor, link: Link, decided_by: Decider) -> Decision:
    """The same as a building block."""
    assert connection.in_atomic_block, "Links change in the transaction of what found them."
    require_linker(by, [link.record])
    person = Person.objects.select_for_update().get(pk=link.person_id)
    holding = Link.objects.holding().filter(pk=link.pk).select_related("record").first()
    if holding is None:
        raise Conflict("This record was separated meanwhile.")
    decision = _decision(DecisionKind.SEPARATE, decided_by, person, by)
    _end([holding], decision)
    Resident.objects.filter(pk=holding.record_id).update(person=None)
    happening = RecordSeparated(decision=str(decision.uuid), decider=decided_by.value, record=str(holding.record.uuid))
    log.record(happening, by=by, subject=str(person.uuid))
    return decision


@transaction.atomic(durable=True)
def undo(*, by: Actor, decision: Decision) -> Decision:
    """Bring back exactly what was before the decision; raises Conflict where a later one rests on it."""
    return undo_in_transaction(by=by, decision=decision)


def undo_in_transaction(*, by: Actor, decision: Decision) -> Decision:
    """The same as a building block."""
    assert connection.in_atomic_block, "Links change in the transaction of what found them."
    decision = Decision.objects.select_for_update().get(pk=decision.pk)
    made = list(decision.made.select_related("record").order_by("pk"))
    ended = list(decision.ended.select_related("record").order_by("pk"))
    records = {link.record_id: link.record for link in [*made, *ended]}
    persons = _lock_persons({link.person_id for link in [*made, *ended]})
    require_any_linker(by, [*records.values(), *Resident.objects.filter(person__in=persons).select_related("held_by")])
    _must_be_last(decision, records, persons)
    undoing = _decision(DecisionKind.UNDO, Decider.STAFF, decision.person, by, undoes=decision)
    _end(made, undoing)
    Resident.objects.filter(pk__in=records).update(person=None)
    for link in ended:
        link.ended_by = None
        Resident.objects.filter(pk=link.record_id).update(person=link.person_id)
    Link.objects.bulk_update(ended, ["ended_by"])
    happening = DecisionUndone(
        decision=str(undoing.uuid), undone=str(decision.uuid),
        records=tuple(str(record.uuid) for _, record in sorted(records.items())),
    )  # fmt: skip
    log.record(happening, by=by, subject=str(decision.person.uuid))
    return undoing


@transaction.atomic(durable=True)
def separate_record(*, by: Actor, record: str) -> Decision:
    """Part this record from its person; raises Missing, and Conflict where it stands alone."""
    found = _record(record, by)
    link = Link.objects.holding().filter(record=found).select_related("record__held_by").first()
    if link is None:
        raise Conflict("This record was separated meanwhile.")
    return separate_in_transaction(by=by, link=link, decided_by=Decider.STAFF)


@transaction.atomic(durable=True)
def undo_separation(*, by: Actor, record: str) -> Decision:
    """Join this record again as it was; raises Missing, and Conflict where no separation of it stands."""
    decision = standing_separation(_record(record, by))
    if decision is None:
        raise Conflict("This record was joined meanwhile.")
    return undo_in_transaction(by=by, decision=decision)


def _record(uuid: str, by: Actor) -> Resident:
    """A record of one's own; raises Missing."""
    try:
        found = Resident.objects.select_related("held_by").get(uuid=uuid)
    except (Resident.DoesNotExist, ValidationError):
        raise Missing("There is no such person.") from None
    require_linker(by, [found])
    return found


def _must_be_last(decision: Decision, records: Iterable[int], persons: Iterable[Person]) -> None:
    """Nothing that still stands has been decided since of these records, or of who they became."""
    if decision.kind == DecisionKind.UNDO or decision.is_undone:
        raise Conflict("This was undone already.")
    touched = Link.objects.filter(Q(record__in=list(records)) | Q(person__in=list(persons)))
    made = touched.filter(made_by__gt=decision.pk, ended_by__isnull=True)
    ended = touched.filter(ended_by__gt=decision.pk).exclude(ended_by__kind=DecisionKind.UNDO)
    if made.exists() or ended.exists():
        raise Conflict("Something was decided about these records since. Undo that first.")


def _locked(records: Sequence[Resident], persons: Iterable[Person]) -> tuple[list[Resident], list[Person]]:
    """Records joined to nothing, and the persons of the others; both as they are now, and held."""
    keys = {record.pk for record in records}
    rows = {row.pk: row for row in Resident.objects.select_for_update().filter(pk__in=keys).order_by("pk")}
    wanted = {row.person_id for row in rows.values() if row.person_id} | {person.pk for person in persons}
    found = _lock_persons(wanted)
    now = dict(Resident.objects.filter(pk__in=keys).values_list("pk", "person_id"))
    if any(now.get(pk) != row.person_id for pk, row in rows.items()):
        raise Conflict("These records changed meanwhile. Try again.")
    return [row for row in rows.values() if row.person_id is None], found


def _lock_persons(keys: Iterable[int]) -> list[Person]:
    return list(Person.objects.select_for_update().filter(pk__in=sorted(keys)).order_by("pk"))


def _were_told_apart(alone: Sequence[Resident], persons: Sequence[Person]) -> bool:
    """Whether reviewers found two of these different, or somebody took one of the records from one of the persons."""
    sides = [[record.pk] for record in alone] + [
        list(Link.objects.holding().filter(person=person).values_list("record_id", flat=True)) for person in persons
    ]
    records = [record for side in sides for record in side]
    taken = Link.objects.filter(record__in=records, person__in=persons, ended_by__kind=DecisionKind.SEPARATE)
    if taken.exclude(record__person=F("person")).exists():
        return True
    pairs = Pair.objects.filter(state=PairState.DIFFERENT)
    return any(pairs.between(one, other).exists() for one, other in combinations(sides, 2))


def were_told_apart(one: Resident, other: Resident) -> bool:
    """Whether people found the two, or those they are joined to, to be different."""
    alone = [record for record in (one, other) if record.person_id is None]
    keys = [record.person_id for record in (one, other) if record.person_id is not None]
    return _were_told_apart(alone, list(Person.objects.filter(pk__in=keys)))


def _oldest_of_largest(persons: Sequence[Person]) -> list[Person]:
    """The one who keeps its id first: who has most records, and among those as many the oldest."""
    sizes = {person.pk: Link.objects.holding().filter(person=person).count() for person in persons}
    return sorted(persons, key=lambda person: (-sizes[person.pk], person.pk))


def _decision(
    kind: DecisionKind, decider: Decider, person: Person, by: Actor, undoes: Decision | None = None
) -> Decision:
    return Decision.objects.create(kind=kind, decider=decider, person=person, decided_by=str(by), undoes=undoes)


def _carried(link: Link, decision: Decision, confidence: float | None, reasons: Sequence[str]) -> Link:
    """A link to the person that remains: no surer than the one before or this decision, for the reasons of both."""
    known = [share for share in (link.confidence, confidence) if share is not None]
    return Link(
        record=link.record, person=decision.person, confidence=min(known, default=None),
        reasons=list(dict.fromkeys([*link.reasons, *reasons])), made_by=decision,
    )  # fmt: skip


def _make(links: Sequence[Link]) -> None:
    Link.objects.bulk_create(links)
    for link in links[:1]:
        Resident.objects.filter(pk__in=[one.record_id for one in links]).update(person=link.person)


def _end(links: Sequence[Link], decision: Decision) -> None:
    Link.objects.filter(pk__in=[link.pk for link in links]).update(ended_by=decision)
