"""Rules are written, tried and published by a body's administrators; what comes in goes where they say."""

from datetime import timedelta
from typing import Any

import pytest

from onedoor.apps.directory.models import ServiceTarget
from onedoor.apps.partners.models import Team, TeamMembership
from onedoor.apps.requests import services as requests
from onedoor.apps.requests.data import RulesState
from onedoor.apps.requests.models import Request, RoutingRules
from onedoor.apps.requests.routing import Rule
from onedoor.foundation import clock
from onedoor.foundation.actors import Actor
from onedoor.foundation.errors import Conflict, Invalid, Missing
from onedoor.foundation.models import Event
from tests.conftest import Cast
from tests.raising import raise_one

pytestmark = pytest.mark.django_db


@pytest.fixture
def administrator(cast: Cast) -> Actor:
    return cast.actor(cast.district, "administrator")


@pytest.fixture
def night(cast: Cast) -> Team:
    team = Team.objects.create(organisation=cast.district, name="Night crew")
    for role in ("service_officer", "service_manager"):
        TeamMembership.objects.create(team=team, account=cast.account(cast.district, role))
    return team


def rule(to: Team, **changes: Any) -> Rule:
    return Rule(**{"code": "wires", "name": "Live wires", "words": ("hole",), "team": str(to.uuid)} | changes)


def publish(by: Actor, cast: Cast, *rules: Rule) -> None:
    draft = requests.change_rules(by=by, organisation=cast.district, rules=rules, version=0)
    requests.publish_rules(by=by, organisation=cast.district, version=draft.version)


def test_only_the_bodys_administrators_write_rules(cast: Cast, night: Team) -> None:
    for stranger in (
        cast.actor(cast.county, "administrator"), cast.actor(cast.district, "service_manager"),
        cast.actor(cast.county, "partnership_administrator"),
    ):  # fmt: skip
        with pytest.raises(Missing):
            requests.change_rules(by=stranger, organisation=cast.district, rules=[rule(night)], version=0)
        with pytest.raises(Missing):
            requests.publish_rules(by=stranger, organisation=cast.district, version=1)
        with pytest.raises(Missing):
            requests.try_rules(by=stranger, organisation=cast.district)


@pytest.mark.parametrize(
    ("changes", "field"),
    [
        ({"name": " "}, "name"), ({"team": "", "priority": ""}, "team"),
        ({"team": "", "priority": "low", "give": "duty"}, "team"),
        ({"team": "0190a000-0000-7000-8000-000000000009"}, "team"), ({"give": "somebody"}, "give"),
    ],
)  # fmt: skip
def test_a_rule_that_says_nothing_is_refused(
    cast: Cast, administrator: Actor, night: Team, changes: dict[str, Any], field: str
) -> None:
    with pytest.raises(Invalid) as refused:
        requests.change_rules(
            by=administrator, organisation=cast.district, rules=[rule(night, **changes)], version=0
        )  # fmt: skip
    assert field in refused.value.fields


def test_two_who_write_rules_overwrite_nothing(cast: Cast, administrator: Actor, night: Team) -> None:
    requests.change_rules(by=administrator, organisation=cast.district, rules=[rule(night)], version=0)
    with pytest.raises(Conflict):
        requests.change_rules(by=administrator, organisation=cast.district, rules=[], version=0)
    with pytest.raises(Conflict):
        requests.publish_rules(by=administrator, organisation=cast.district, version=7)


def test_a_draft_sends_nothing_anywhere_and_what_holds_does(cast: Cast, administrator: Actor, night: Team) -> None:
    ServiceTarget.objects.create(amount=2, unit="hours", priority="urgent")
    draft = requests.change_rules(
        by=administrator, organisation=cast.district, rules=[rule(night, priority="urgent")], version=0
    )  # fmt: skip
    assert raise_one(cast.district).team is None
    requests.publish_rules(by=administrator, organisation=cast.district, version=draft.version)
    found = raise_one(cast.district)
    assert (found.team, found.priority, found.assigned_to) == (night, "urgent", None)
    assert found.due_at == found.raised_at + timedelta(hours=2)
    entry = found.updates.get(kind="assigned")
    assert (entry.visibility, entry.organisation) == ("private", cast.district)
    assert entry.text == "By the rule “Live wires”: Night crew, urgent."
    assert raise_one(cast.district, description="The lamp is out").team is None
    assert Event.objects.filter(type="requests.request_routed.v1").count() == 1


def test_published_again_the_old_rules_are_kept_and_hold_no_more(cast: Cast, administrator: Actor, night: Team) -> None:
    publish(administrator, cast, rule(night))
    publish(administrator, cast)
    assert raise_one(cast.district).team is None
    states = RoutingRules.objects.order_by("id").values_list("state", flat=True)
    assert list(states) == [RulesState.REPLACED, RulesState.PUBLISHED]


def test_whoever_is_on_duty_takes_it_and_the_stand_in_before_them(
    cast: Cast, administrator: Actor, night: Team
) -> None:
    publish(administrator, cast, rule(night, give="duty"))
    assert raise_one(cast.district).assigned_to is None
    today = clock.today()
    for role in ("service_manager", "service_officer"):
        shift = requests.add_shift(
            by=administrator, team=night, account=cast.account(cast.district, role), starts_on=today, ends_on=today
        )  # fmt: skip
    assert raise_one(cast.district).assigned_to == cast.account(cast.district, "service_officer")
    with pytest.raises(Missing):
        requests.remove_shift(by=cast.actor(cast.county, "administrator"), shift=shift)
    requests.remove_shift(by=administrator, shift=shift)
    assert raise_one(cast.district).assigned_to == cast.account(cast.district, "service_manager")


def test_nobody_of_another_body_is_on_duty(cast: Cast, administrator: Actor, night: Team) -> None:
    today = clock.today()
    with pytest.raises(Invalid) as refused:
        requests.add_shift(
            by=administrator, team=night, account=cast.account(cast.county, "service_officer"), starts_on=today,
            ends_on=today - timedelta(days=1),
        )  # fmt: skip
    assert set(refused.value.fields) == {"account", "ends_on"}


def test_who_has_least_takes_it(cast: Cast, administrator: Actor, night: Team) -> None:
    publish(administrator, cast, rule(night, give="least"))
    taken = [raise_one(cast.district).assigned_to for _ in range(4)]
    assert (
        sorted(str(one) for one in taken)
        == ["Service team manager district"] * 2 + ["Service team member district"] * 2
    )


def test_passed_on_it_goes_where_the_next_bodys_rules_say(cast: Cast, administrator: Actor, night: Team) -> None:
    publish(administrator, cast, rule(night))
    request = raise_one(cast.district)
    assert request.team == night
    officer = cast.actor(cast.district, "service_officer")
    passed = requests.pass_on(by=officer, request=request, organisation=cast.county, reason="Theirs.")
    assert passed.team is None
    back = requests.pass_on(
        by=cast.actor(cast.county, "service_officer"), request=passed, organisation=cast.district, reason="No, yours."
    )  # fmt: skip
    assert back.team == night


def test_a_team_that_was_closed_takes_nothing_more(cast: Cast, administrator: Actor, night: Team) -> None:
    publish(administrator, cast, rule(night))
    Team.objects.update(is_active=False)
    assert raise_one(cast.district).team is None


def test_trying_a_draft_changes_nothing_and_shows_what_would_move(
    cast: Cast, administrator: Actor, night: Team
) -> None:
    holes = [raise_one(cast.district) for _ in range(3)]
    raise_one(cast.district, description="The lamp is out")
    Request.objects.filter(pk=holes[0].pk).update(raised_at=clock.now() - timedelta(days=40))
    requests.change_rules(by=administrator, organisation=cast.district, rules=[rule(night)], version=0)
    before = list(Request.objects.order_by("id").values())
    found = requests.try_rules(by=administrator, organisation=cast.district)
    assert (found.total, found.moved, found.hits["wires"]) == (3, 2, 2)
    assert found.after[str(night.uuid)] == 2
    assert list(Request.objects.order_by("id").values()) == before
    assert requests.try_rules(by=administrator, organisation=cast.district, days=90).total == 4
