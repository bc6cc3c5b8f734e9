"""What the matcher learns from the records there are."""

from itertools import islice

import pytest
from django.core.management import CommandError, call_command

from bench.linkage_world import World
from bench.matcher_learning import given_of
from onedoor.apps.people import services
from onedoor.apps.people.data import Given
from onedoor.apps.people.matching.evidence import evidence_of, pack
from onedoor.apps.people.matching.match import match, weights_in_force
from onedoor.apps.people.matching.weights import shipped_weights
from onedoor.apps.people.models import Commonness, MatchKey, MatchRecord, MatchWeights, Resident
from onedoor.foundation.actors import SYSTEM, Actor
from onedoor.foundation.errors import Denied
from onedoor.foundation.models import Event

pytestmark = pytest.mark.django_db


def fill(count: int) -> None:
    """Invented people, three in ten of them twice."""
    world = World(3)
    people = list(islice(world.people(), count))
    people += [world.again(person) for person in people[: count * 3 // 10]]
    Resident.objects.bulk_create(Resident(pk=at) for at in range(1, len(people) + 1))
    MatchRecord.objects.bulk_create(
        MatchRecord(resident_id=at, evidence=pack(evidence_of(given_of(person)))) for at, person in enumerate(people, 1)
    )


def test_only_the_operator_trains() -> None:
    with pytest.raises(Denied):
        services.train_matcher(by=Actor(kind="staff", id="1", name="A"))
    with pytest.raises(Denied):
        services.rebuild_match_keys(by=Actor(kind="staff", id="1", name="A"))


def test_few_records_teach_nothing_but_how_common_names_are(capsys: pytest.CaptureFixture[str]) -> None:
    fill(50)
    with pytest.raises(CommandError, match="--only-shares"):
        call_command("people", "train")
    call_command("people", "train", "--only-shares")
    assert "Learnt from 65 records" in capsys.readouterr().out
    assert Commonness.objects.exists()
    assert weights_in_force()[0] == shipped_weights()


def test_weights_are_learnt_and_kept_by_version(capsys: pytest.CaptureFixture[str]) -> None:
    fill(2_000)
    call_command("people", "train")
    weights, _, is_learnt = weights_in_force()
    assert is_learnt
    assert weights.rates["birth"]["same"] != shipped_weights().rates["birth"]["same"]
    for field in ("given", "surname", "birth", "phone"):
        m, u, _ = weights.rates[field]["same"]
        assert m > 0.5 > 0.05 > u
    assert weights.rates["birth"]["year_said"] == shipped_weights().rates["birth"]["year_said"]
    call_command("people", "train", "--only-shares")
    assert MatchWeights.objects.count() == 2
    assert weights_in_force()[0] == weights
    assert Event.objects.filter(type="people.matcher_trained.v1").count() == 2
    assert "birth: same +" in capsys.readouterr().out


def test_keys_are_written_anew(capsys: pytest.CaptureFixture[str]) -> None:
    william = services.create_resident(
        by=SYSTEM, given_names="William", family_name="Thornberry", phones=["01632 960001"]
    )
    MatchKey.objects.all().delete()
    MatchRecord.objects.all().delete()
    call_command("people", "rekey")
    assert [found.resident_id for found in match(Given(phones=("01632 960001",)))] == [william.pk]
