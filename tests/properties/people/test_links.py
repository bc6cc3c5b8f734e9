"""Whatever was joined and separated, undoing it all in turn brings back exactly what was."""

from collections.abc import Iterator
from contextlib import contextmanager

import pytest
from django.db import transaction
from hypothesis import given, settings
from hypothesis import strategies as st

from onedoor.apps.people.actions.links import join_in_transaction, separate_in_transaction, undo_in_transaction
from onedoor.apps.people.data import Decider
from onedoor.apps.people.models import Decision, Link, Resident
from onedoor.foundation.actors import SYSTEM
from onedoor.foundation.errors import Conflict

pytestmark = pytest.mark.django_db

RECORDS = 5
joining = st.tuples(st.just("join"), st.lists(st.integers(0, RECORDS - 1), min_size=1, max_size=3, unique=True))
separating = st.tuples(st.just("separate"), st.lists(st.integers(0, RECORDS - 1), min_size=1, max_size=1))
State = list[tuple[int, int | None, tuple[object, ...] | None]]


@contextmanager
def rolled_back() -> Iterator[None]:
    with transaction.atomic():
        yield
        transaction.set_rollback(True)


def state(records: list[Resident]) -> State:
    """Each record's person and its link, whole."""
    links = {
        link.record_id: (link.pk, link.person_id, link.confidence, tuple(link.reasons), link.made_by_id)
        for link in Link.objects.holding()
    }
    rows = Resident.objects.filter(pk__in=[record.pk for record in records]).order_by("pk")
    for row in rows:
        assert row.person_id == (links[row.pk][1] if row.pk in links else None)
    return [(row.pk, row.person_id, links.get(row.pk)) for row in rows]


def step(kind: str, records: list[Resident], which: list[int]) -> Decision | None:
    if kind == "separate":
        link = Link.objects.holding().filter(record=records[which[0]]).first()
        return separate_in_transaction(by=SYSTEM, link=link, decided_by=Decider.STAFF) if link else None
    try:
        chosen = [records[at] for at in which]
        return join_in_transaction(
            by=SYSTEM, records=chosen, decided_by=Decider.MATCHER, confidence=0.9, reasons=[f"because {which}"]
        )
    except Conflict:
        return None


@settings(max_examples=25)
@given(st.lists(st.one_of(joining, separating), max_size=9))
def test_undoing_in_turn_brings_back_what_was(steps: list[tuple[str, list[int]]]) -> None:
    with rolled_back():
        records = [Resident.objects.create(family_name=f"Resident {at}") for at in range(RECORDS)]
        done: list[tuple[State, Decision]] = []
        for kind, which in steps:
            before = state(records)
            if decision := step(kind, records, which):
                done.append((before, decision))
        for before, decision in reversed(done):
            undo_in_transaction(by=SYSTEM, decision=decision)
            assert state(records) == before


@settings(max_examples=15)
@given(st.lists(st.one_of(joining, separating), min_size=2, max_size=7), st.data())
def test_undoing_out_of_turn_brings_back_its_own_part_or_refuses(
    steps: list[tuple[str, list[int]]], data: st.DataObject
) -> None:
    with rolled_back():
        records = [Resident.objects.create(family_name=f"Resident {at}") for at in range(RECORDS)]
        made = [decision for kind, which in steps if (decision := step(kind, records, which))]
        if not made:
            return
        chosen = data.draw(st.sampled_from(made))
        before = state(records)
        touched = set(chosen.made.values_list("record_id", flat=True))
        try:
            undo_in_transaction(by=SYSTEM, decision=chosen)
        except Conflict:
            assert state(records) == before
        else:
            touched |= {row[0] for row, old in zip(state(records), before, strict=True) if row != old}
            untouched = [row for row in before if row[0] not in touched]
            assert [row for row in state(records) if row[0] not in touched] == untouched
