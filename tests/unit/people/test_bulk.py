"""Clusters of a run over all records become links, and the same run again changes nothing."""

import csv
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from django.db import transaction

from onedoor.apps.partners.data import Role
from onedoor.apps.people import services as people
from onedoor.apps.people.actions.bulk import _write, take_clusters
from onedoor.apps.people.actions.keys import keep_keys_in_step
from onedoor.apps.people.models import Decision, Link, Pair, Resident
from onedoor.foundation import clock
from onedoor.foundation.actors import SYSTEM
from onedoor.foundation.errors import Denied
from onedoor.foundation.events.models import Event
from tests.conftest import Cast

pytestmark = pytest.mark.django_db


def records(count: int, **known: str) -> list[Resident]:
    """Of one person, whom the matcher would know anywhere; or of namesakes, where it is said what else differs."""
    what = {"birth_date": "1961-03-04", "address_text": "14 Mill Lane, Teasel", "postcode_key": "CX12AB", **known}
    made = []
    with transaction.atomic():
        for _ in range(count):
            record = Resident.objects.create(given_names="Margaret", family_name="Hargreaves", **what)
            record.refresh_from_db()
            record.contact_points.create(kind="phone", value="07700 900123", normalised="+447700900123")
            keep_keys_in_step(record)
            made.append(record)
    return made


def uuids(found: list[Resident]) -> list[str]:
    return [str(record.uuid) for record in found]


def test_staff_do_not_link_all_records(cast: Cast) -> None:
    with pytest.raises(Denied):
        take_clusters([], by=cast.actor(cast.county, Role.PARTNERSHIP_ADMINISTRATOR))


def test_clusters_become_links_once() -> None:
    three, alone = records(3), records(1)
    assert take_clusters([uuids(three), uuids(alone)], by=SYSTEM) == {"joined": 2, "known": 1}
    assert all(link.reasons and (link.confidence or 0) > 0.99 for link in Link.objects.all())
    assert take_clusters([uuids(three), uuids(alone)], by=SYSTEM) == {"known": 3}
    assert Decision.objects.count() == 2


def test_hundreds_are_joined_in_the_statements_of_a_few(django_assert_max_num_queries: Any) -> None:
    clusters = [uuids(records(2, birth_date=f"19{year}-03-04")) for year in range(61, 67)]
    with django_assert_max_num_queries(20):
        assert take_clusters(clusters, by=SYSTEM) == {"joined": 6}
    assert Link.objects.count() == 12
    assert len({link.person_id for link in Link.objects.all()}) == 6
    told = Event.objects.filter(type="people.records_joined.v1")
    assert told.count() == 6
    assert {len(one.data["records"]) for one in told} == {2}
    people.undo(by=SYSTEM, decision=Decision.objects.order_by("pk")[0])
    assert Resident.objects.filter(person=None).count() == 2


def test_a_person_keeps_their_id_when_a_later_run_finds_more() -> None:
    two, more = records(2), records(1)
    person = people.join(by=SYSTEM, records=two).person
    take_clusters([uuids([*more, *two])], by=SYSTEM)
    assert Resident.objects.get(pk=more[0].pk).person == person


def test_namesakes_a_run_took_for_one_are_not_joined() -> None:
    (one,) = records(1)
    (other,) = records(1, birth_date="1985-11-20", address_text="3 Quay Street, Linsmouth", postcode_key="CX99ZZ")
    other.contact_points.all().delete()
    with transaction.atomic():
        keep_keys_in_step(other)
    assert take_clusters([uuids([one, other])], by=SYSTEM)["joined"] == 0
    assert not Link.objects.exists()


def test_what_people_told_apart_is_left() -> None:
    one, other = records(2)
    Pair.objects.create(one=one, other=other, treatment="doubted", state="different", weight=0, settled_at=clock.now())
    assert take_clusters([uuids([one, other])], by=SYSTEM) == {"left": 1}
    assert not Link.objects.exists()


def test_the_file_between_holds_what_linking_reads(tmp_path: Path) -> None:
    record = Resident.objects.create(given_names="Ann", family_name="Brown", birth_date="1961-03-04")
    record.contact_points.create(kind="phone", value="01632 960001", normalised="+441632960001")
    _write(tmp_path / "records.csv")
    with (tmp_path / "records.csv").open(encoding="utf-8") as file:
        (row,) = csv.DictReader(file)
    assert (row["id"], row["date of birth"], row["phone"]) == (str(record.uuid), "1961-03-04", "+441632960001")


def test_what_is_new_is_linked_without_a_command_once_it_is_left_alone() -> None:
    two = records(2)
    assert people.match_what_is_new() == 0
    Resident.objects.update(updated_at=clock.now() - timedelta(minutes=6))
    assert people.match_what_is_new(most=1) == 1
    assert people.match_what_is_new() == 1
    assert Resident.objects.get(pk=two[0].pk).person == Resident.objects.get(pk=two[1].pk).person is not None
    assert people.match_what_is_new() == 0


def test_what_is_restricted_waits_until_it_may_be_used() -> None:
    one, other = records(2)
    Resident.objects.update(updated_at=clock.now() - timedelta(minutes=6))
    Resident.objects.filter(pk=other.pk).update(restricted_at=clock.now(), restricted_why="accuracy")
    assert people.match_what_is_new() == 1
    assert not Link.objects.exists()
    Resident.objects.filter(pk=other.pk).update(restricted_at=None, restricted_why="")
    assert people.match_what_is_new() == 1
    assert Link.objects.filter(record=one).exists()
