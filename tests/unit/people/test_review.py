"""Doubtful pairs are given to those who may see both records, and their answers do what they say."""

import random
from collections.abc import Callable
from dataclasses import replace

import pytest
from django.db import transaction

from onedoor.apps.partners.data import Role
from onedoor.apps.partners.models import Account, Membership, Organisation
from onedoor.apps.people import services as people
from onedoor.apps.people.actions import pairs
from onedoor.apps.people.data import Decider, PairState, Sight, Treatment
from onedoor.apps.people.models import Link, Pair, Resident
from onedoor.foundation.actors import SYSTEM, Actor, Grant, resident
from onedoor.foundation.errors import Conflict, Missing
from onedoor.foundation.models import Event
from tests.conftest import Cast

pytestmark = pytest.mark.django_db
NEVER, ALWAYS = 1.0, 0.0
IDENTITY = frozenset(("identity.name", "identity.birth_date"))


class Chance(random.Random):
    """Gives what it was told to, in turn."""

    def __init__(self, *given: float) -> None:
        super().__init__()
        self.given = list(given)

    def random(self) -> float:
        return self.given.pop(0)


def pair_of(
    one: Resident, other: Resident, treatment: Treatment = Treatment.DOUBTED, twice: float = NEVER
) -> Pair | None:
    with transaction.atomic():
        return pairs.raise_pair(
            by=SYSTEM, records=(other, one), treatment=treatment, weight=3.5, reasons=["Same birth date"],
            chance=Chance(ALWAYS, twice),
        )  # fmt: skip


@pytest.fixture
def record(cast: Cast) -> Callable[..., Resident]:
    def make(organisation: Organisation | None = None, **what: str) -> Resident:
        return Resident.objects.create(held_by=organisation or cast.county, **{"family_name": "Brown", **what})

    return make


@pytest.fixture
def pair(record: Callable[..., Resident]) -> Pair:
    found = pair_of(record(), record(family_name="Browne"))
    assert found
    return found


def reviewers(cast: Cast, count: int) -> list[tuple[Actor, Sight]]:
    found = [cast.actor(cast.county, Role.REVIEWER)]
    for at in range(1, count):
        account = Account.objects.create(email=f"reviewer-{at}@carrowshire.example", name=f"Reviewer {at}")
        Membership.objects.create(account=account, organisation=cast.county, role=Role.REVIEWER)
        found.append(replace(found[0], id=str(account.uuid)))
    return [(actor, Sight(own=frozenset({str(cast.county.uuid)}))) for actor in found]


def answer(pair: Pair, who: tuple[Actor, Sight], said: str) -> str:
    return people.judge(by=who[0], sight=who[1], pair=str(pair.uuid), answer=said).state


@pytest.mark.parametrize("role", [role for role in Role.values if role != Role.REVIEWER])
def test_only_reviewers_are_given_pairs(cast: Cast, pair: Pair, role: str) -> None:
    actor, sight = cast.actor(cast.county, role), Sight(own=frozenset({str(cast.county.uuid)}))
    assert people.next_pair(actor, sight) is None
    with pytest.raises(Missing):
        answer(pair, (actor, sight), "same")


def test_the_public_and_systems_are_given_none(cast: Cast, pair: Pair) -> None:
    sight = Sight(own=frozenset({str(cast.county.uuid)}))
    grant = Grant(organisation=str(cast.county.uuid), role=Role.REVIEWER)
    for actor in (resident(), Actor(kind="partner_system", id="k", name="Key", grants=frozenset({grant}))):
        assert people.next_pair(actor, sight) is None


@pytest.mark.parametrize(
    ("items", "is_offered"),
    [(IDENTITY, True), (frozenset({"identity.name"}), False), (frozenset(), False)],
)
def test_another_bodys_record_needs_an_agreement(
    cast: Cast, record: Callable[..., Resident], items: frozenset[str], is_offered: bool
) -> None:
    pair_of(record(), record(cast.district))
    sight = Sight(own=frozenset({str(cast.county.uuid)}), shared={str(cast.district.uuid): items})
    offered = people.next_pair(cast.actor(cast.county, Role.REVIEWER), sight)
    assert (offered is not None) == is_offered


def test_two_records_of_others_are_not_offered(cast: Cast, record: Callable[..., Resident]) -> None:
    pair_of(record(cast.district), record(cast.district))
    sight = Sight(own=frozenset({str(cast.county.uuid)}), shared={str(cast.district.uuid): IDENTITY})
    assert people.next_pair(cast.actor(cast.county, Role.REVIEWER), sight) is None


def test_what_is_not_open_is_not_shown(cast: Cast, record: Callable[..., Resident]) -> None:
    pair = pair_of(record(address_text="1 Mill Lane"), record(cast.district, address_text="2 Secret Street"))
    assert pair
    sight = Sight(own=frozenset({str(cast.county.uuid)}), shared={str(cast.district.uuid): IDENTITY})
    shown = people.show_pair(cast.actor(cast.county, Role.REVIEWER), sight, str(pair.uuid))
    assert "Secret" not in repr(shown)
    assert {row.label: row.how for row in shown.rows}["Address"] == "closed"
    assert shown.sides[1].items == {"identity.name"}


def test_the_score_is_not_shown(cast: Cast, pair: Pair) -> None:
    shown = people.show_pair(*reviewers(cast, 1)[0], str(pair.uuid))
    assert "3.5" not in repr(shown)
    assert "Same birth date" not in repr(shown)


def test_same_joins_and_taking_back_parts_again(cast: Cast, pair: Pair) -> None:
    (reviewer,) = reviewers(cast, 1)
    assert answer(pair, reviewer, "same") == PairState.SAME
    assert Link.objects.holding().count() == 2
    people.take_back(by=reviewer[0], sight=reviewer[1])
    pair.refresh_from_db()
    assert pair.state == PairState.OPEN
    assert not Link.objects.holding().exists()
    assert people.next_pair(*reviewer)


def test_different_is_not_joined_by_a_machine_later(cast: Cast, pair: Pair) -> None:
    answer(pair, reviewers(cast, 1)[0], "different")
    with pytest.raises(Conflict):
        people.join(by=SYSTEM, records=[pair.one, pair.other], decided_by=Decider.MATCHER)
    assert people.join(by=SYSTEM, records=[pair.one, pair.other], decided_by=Decider.STAFF)


def test_what_somebody_separated_is_not_joined_by_a_machine_again(record: Callable[..., Resident]) -> None:
    one, other = record(), record()
    decision = people.join(by=SYSTEM, records=[one, other], decided_by=Decider.MATCHER)
    people.separate(by=SYSTEM, link=Link.objects.get(record=other))
    with pytest.raises(Conflict):
        people.join(by=SYSTEM, records=[other], persons=[decision.person], decided_by=Decider.MATCHER)


def test_a_pair_joined_by_machine_and_found_different_is_parted(cast: Cast, record: Callable[..., Resident]) -> None:
    one, other = record(), record()
    people.join(by=SYSTEM, records=[one, other], decided_by=Decider.MATCHER, confidence=0.99)
    found = pair_of(one, other, Treatment.JOINED)
    assert found
    (reviewer,) = reviewers(cast, 1)
    answer(found, reviewer, "different")
    assert Resident.objects.get(pk=other.pk).person is None
    people.take_back(by=reviewer[0], sight=reviewer[1])
    assert Resident.objects.get(pk=other.pk).person_id == Resident.objects.get(pk=one.pk).person_id


def test_where_two_differ_a_third_decides(cast: Cast, record: Callable[..., Resident]) -> None:
    found = pair_of(record(), record(), twice=ALWAYS)
    assert found
    first, second, third = reviewers(cast, 3)
    assert answer(found, first, "same") == PairState.OPEN
    assert people.next_pair(*first) is None
    assert answer(found, second, "different") == PairState.OPEN
    assert answer(found, third, "different") == PairState.DIFFERENT


def test_nobody_answers_twice(cast: Cast, pair: Pair) -> None:
    (reviewer,) = reviewers(cast, 1)
    answer(pair, reviewer, "cannot")
    with pytest.raises(Conflict):
        answer(pair, reviewer, "same")


def test_an_answer_others_answered_after_stays(cast: Cast, pair: Pair) -> None:
    first, second = reviewers(cast, 2)
    answer(pair, first, "cannot")
    answer(pair, second, "same")
    with pytest.raises(Conflict):
        people.take_back(by=first[0], sight=first[1])


def test_with_no_answer_there_is_nothing_to_take_back(cast: Cast, pair: Pair) -> None:
    (reviewer,) = reviewers(cast, 1)
    with pytest.raises(Missing):
        people.take_back(by=reviewer[0], sight=reviewer[1])


def test_a_pair_is_raised_once(record: Callable[..., Resident]) -> None:
    one, other = record(), record()
    assert pair_of(one, other)
    assert pair_of(other, one) is None


def test_few_of_what_the_matcher_decided_are_drawn(record: Callable[..., Resident]) -> None:
    with transaction.atomic():
        drawn = pairs.raise_pair(
            by=SYSTEM, records=(record(), record()), treatment=Treatment.REFUSED, weight=-3, reasons=[],
            chance=Chance(0.5),
        )  # fmt: skip
    assert drawn is None
    kept = pair_of(record(), record(), Treatment.REFUSED)
    assert kept
    assert kept.drawn_of == 0.02


def test_passing_over_leads_to_the_next_and_round_again(cast: Cast, record: Callable[..., Resident]) -> None:
    made = [str(pair.uuid) for _ in range(3) if (pair := pair_of(record(), record()))]
    (reviewer,) = reviewers(cast, 1)
    seen, last = [], ""
    for _ in range(4):
        last = people.next_pair(*reviewer, after=last) or ""
        seen.append(last)
    assert seen == [*made, made[0]]


def test_events_tell_answers_and_no_names(cast: Cast, pair: Pair) -> None:
    answer(pair, reviewers(cast, 1)[0], "same")
    told = Event.objects.filter(type__startswith="people.pair_").order_by("pk")
    assert [event.type.split(".")[1] for event in told] == ["pair_raised", "pair_judged", "pair_settled"]
    assert "Brown" not in str([event.data for event in told])
