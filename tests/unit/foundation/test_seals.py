"""What is tampered with is found, and where it is."""

import json
from collections.abc import Callable
from io import StringIO
from pathlib import Path
from typing import Any

import pytest
from django.conf import settings as current
from django.core.management import call_command
from django.db import connection

from onedoor.foundation.events.seals import seal_all, seal_batch
from onedoor.foundation.events.verification import verify
from onedoor.foundation.models import Event, Seal

pytestmark = pytest.mark.django_db
Happened = Callable[..., list[Event]]


@pytest.fixture
def log(happened: Happened) -> list[Event]:
    """Seven events in three seals."""
    events = happened(7)
    for _ in range(3):
        seal_batch(3)
    return events


def tamper(sql: str, *values: Any) -> None:
    """Past every rule the code keeps."""
    with connection.cursor() as cursor:
        cursor.execute(sql, values)


def found() -> set[tuple[str, int | None, str]]:
    return {(problem.what, problem.seal, problem.event) for problem in verify().problems}


def test_an_untouched_log_is_right(log: list[Event], happened: Happened) -> None:
    happened(2)
    result = verify()
    assert (result.seals, result.events, result.unsealed, result.problems) == (3, 7, 2, [])


def test_nothing_left_to_seal_makes_no_seal(log: list[Event]) -> None:
    assert seal_all() == 0
    assert Seal.objects.count() == 3


def test_a_changed_event_is_named(log: list[Event]) -> None:
    tamper("UPDATE foundation_event SET data = %s WHERE id = %s", '{"number": 99}', log[4].pk)
    assert found() == {("event-changed", 2, str(log[4].uuid))}


@pytest.mark.parametrize("column", ["type", "actor", "organisation", "subject"])
def test_a_change_of_any_column_shows(log: list[Event], column: str) -> None:
    tamper(f"UPDATE foundation_event SET {column} = 'x' WHERE id = %s", log[0].pk)
    assert found() == {("event-changed", 1, str(log[0].uuid))}


def test_a_change_of_time_shows(log: list[Event]) -> None:
    tamper("UPDATE foundation_event SET occurred_at = '2020-01-01 00:00:00+00:00' WHERE id = %s", log[6].pk)
    assert found() == {("event-changed", 3, str(log[6].uuid))}


def test_a_removed_event_is_named(log: list[Event]) -> None:
    tamper("DELETE FROM foundation_event WHERE id = %s", log[3].pk)
    assert found() == {("event-removed", 2, str(log[3].uuid))}


def test_an_inserted_event_is_named(log: list[Event]) -> None:
    late = Event.objects.create(type="tests.forged.v1", actor="staff:x", seal=log[0].seal)
    tamper("UPDATE foundation_event SET seal_id = (SELECT MIN(id) FROM foundation_seal) WHERE id = %s", late.pk)
    assert found() == {("event-inserted", 1, str(late.uuid))}


def test_an_event_taken_out_of_its_seal_is_named(log: list[Event]) -> None:
    tamper("UPDATE foundation_event SET seal_id = NULL WHERE id = %s", log[5].pk)
    assert found() == {("event-removed", 2, str(log[5].uuid))}


def test_covering_up_in_the_seal_does_not_help(log: list[Event]) -> None:
    tamper("DELETE FROM foundation_event WHERE id = %s", log[3].pk)
    seal = Seal.objects.get(sequence=2)
    Seal.objects.filter(sequence=2).update(entries=bytes(seal.entries)[48:], event_count=2)
    assert {what for what, *_ in found()} == {"seal-changed"}


def test_a_removed_seal_is_missed(log: list[Event]) -> None:
    Event.objects.filter(seal__sequence=2).update(seal=None)
    tamper("DELETE FROM foundation_seal WHERE sequence = 2")
    assert {(what, seal) for what, seal, _ in found()} == {("seal-removed", 3)}


def test_a_wrong_link_breaks_the_chain(log: list[Event]) -> None:
    Seal.objects.filter(sequence=3).update(previous="0" * 64)
    assert {what for what, *_ in found()} == {"chain-broken", "seal-changed"}


def test_a_seal_made_again_without_the_key_is_found(log: list[Event]) -> None:
    seal = Seal.objects.get(sequence=3)
    seal.key_id, seal.signature = seal.key_id, "00" * 64
    seal.save()
    assert found() == {("signature-wrong", 3, "")}


def test_cutting_off_the_end_shows_against_the_note_outside(log: list[Event]) -> None:
    Event.objects.filter(seal__sequence=3).delete()
    Seal.objects.filter(sequence=3).delete()
    assert found() == {("seal-removed", 3, "")}


def test_a_new_key_leaves_old_seals_verifiable(log: list[Event], happened: Happened) -> None:
    current.SIGNING_KEY_PATH.unlink()
    happened(1)
    seal_all()
    assert verify().problems == []
    assert len(set(Seal.objects.values_list("key_id", flat=True))) == 2


def test_the_key_is_for_its_owner_alone(log: list[Event]) -> None:
    path: Path = current.SIGNING_KEY_PATH
    assert path.stat().st_mode & 0o777 == 0o600


def test_the_command_tells_and_fails(log: list[Event]) -> None:
    tamper("DELETE FROM foundation_event WHERE id = %s", log[0].pk)
    out = StringIO()
    with pytest.raises(SystemExit):
        call_command("events", "verify", "--format", "json", stdout=out)
    assert json.loads(out.getvalue())["problems"][0]["event"] == str(log[0].uuid)


def test_the_command_seals(happened: Happened) -> None:
    happened(3)
    out = StringIO()
    call_command("events", "seal", stdout=out)
    call_command("events", "verify", stdout=out)
    assert "3 events sealed" in out.getvalue()
    assert "0 problems" in out.getvalue()
