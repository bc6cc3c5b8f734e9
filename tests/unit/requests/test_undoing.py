"""What was done to many at once is undone, as long as nobody else has touched it."""

from datetime import timedelta
from typing import Any

import pytest
import time_machine

from onedoor.apps.messages.models import Message
from onedoor.apps.partners.models import Organisation
from onedoor.apps.requests import services as requests
from onedoor.apps.requests.models import Request
from onedoor.foundation import clock
from onedoor.foundation.actors import Actor
from onedoor.foundation.errors import Missing
from tests.conftest import Cast
from tests.raising import raise_one, reason

pytestmark = pytest.mark.django_db


@pytest.fixture
def officer(cast: Cast) -> Actor:
    return cast.actor(cast.district, "service_officer")


def shape(request: Request) -> tuple[object, ...]:
    request = Request.objects.get(pk=request.pk)
    running = [(clock.organisation_id, clock.due_at) for clock in request.clocks.filter(ended_at=None)]
    return (
        request.status, request.is_open, request.assigned_to_id, request.accountable_id, request.delivering_id,
        request.due_at, request.times_reopened, request.closing_reason_id, running,
    )  # fmt: skip


@pytest.mark.parametrize("action", ["take", "assign", "status", "close", "pass_on"])
def test_each_action_leaves_no_trace_but_in_the_history(cast: Cast, officer: Actor, action: str) -> None:
    possible: dict[str, dict[str, Any]] = {
        "take": {}, "assign": {"account": cast.account(cast.district, "service_manager")},
        "status": {"status": "planned", "text": "Soon."}, "close": {"closing_reason": None, "text": ""},
        "pass_on": {"organisation": cast.county, "reason": "Theirs."},
    }  # fmt: skip
    values = possible[action]
    made = [raise_one(cast.district), raise_one(cast.district)]
    requests.change_status(by=officer, request=made[1], status="in_progress")
    if action == "close":
        values = {"closing_reason": reason(), "text": ""}
    before = [shape(each) for each in made]
    results, run = requests.act_on_many(by=officer, action=action, uuids=[str(each.uuid) for each in made], **values)
    assert all(result.succeeded for result in results)
    assert [shape(each) for each in made] != before
    assert run is not None
    undone = requests.undo_run(by=officer, run=requests.get_run_of(officer, run.uuid))
    assert [result.problem for result in undone] == ["", ""]
    assert [shape(each) for each in made] == before
    with pytest.raises(Missing):
        requests.get_run_of(officer, run.uuid)


def test_those_who_were_told_of_its_coming_hear_that_it_is_gone(cast: Cast, officer: Actor) -> None:
    Organisation.objects.filter(pk=cast.county.pk).update(email="roads@county.example")
    county = Organisation.objects.get(pk=cast.county.pk)
    request = raise_one(cast.district)
    _, run = requests.act_on_many(
        by=officer, action="pass_on", uuids=[str(request.uuid)], organisation=county, reason="Theirs."
    )
    assert run is not None
    requests.undo_run(by=officer, run=run)
    told = Message.objects.filter(to="roads@county.example").order_by("id")
    assert [message.template_code for message in told] == ["staff-new-request", "staff-gone"]
    assert f"has taken {request.reference} back" in told[1].body
    # They may open it no longer, and nothing in the message says more than they were told.
    assert str(request.uuid) not in told[1].body
    assert told[1].organisation == county


def test_what_somebody_has_changed_since_stays_as_they_left_it(cast: Cast, officer: Actor) -> None:
    made = [raise_one(cast.district), raise_one(cast.district)]
    _, run = requests.act_on_many(by=officer, action="take", uuids=[str(each.uuid) for each in made])
    requests.change_status(by=cast.actor(cast.district, "service_manager"), request=made[0], status="planned")
    assert run is not None
    first, second = requests.undo_run(by=officer, run=run)
    assert "Someone else changed" in first.problem
    assert second.succeeded
    with pytest.raises(Missing):
        requests.undo_run(by=officer, run=run)


def test_nobody_undoes_anothers_slip_nor_an_old_one(cast: Cast, officer: Actor) -> None:
    _, run = requests.act_on_many(by=officer, action="take", uuids=[str(raise_one(cast.district).uuid)])
    assert run is not None
    with pytest.raises(Missing):
        requests.get_run_of(cast.actor(cast.district, "service_manager"), run.uuid)
    with time_machine.travel(clock.now() + timedelta(minutes=31)), pytest.raises(Missing):
        requests.get_run_of(officer, run.uuid)
