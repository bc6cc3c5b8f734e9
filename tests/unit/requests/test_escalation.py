"""Who else is told of late work, each once; and what stands in the watch list."""

from datetime import timedelta
from typing import Any

import pytest
import time_machine

from onedoor.apps.messages.models import Message
from onedoor.apps.requests import services as requests
from onedoor.apps.requests.data import QueueFilter
from onedoor.apps.requests.models import EscalationStep, Request
from onedoor.foundation import clock
from onedoor.foundation.actors import Actor, resident
from onedoor.foundation.errors import Invalid, Missing
from onedoor.foundation.models import Event
from tests.conftest import Cast
from tests.raising import raise_one, service

pytestmark = pytest.mark.django_db


@pytest.fixture
def manager(cast: Cast) -> Actor:
    return cast.actor(cast.district, "service_manager")


def step(manager: Actor, cast: Cast, **changes: object) -> EscalationStep:
    values: dict[str, Any] = {
        "hours": 24,
        "tell": "managers",
        "address": "",
        "service": None,
        "priority": "",
        "makes_urgent": False,
    }
    return requests.save_escalation_step(by=manager, organisation=cast.district, **(values | changes))


def told() -> list[str]:
    return sorted(Message.objects.filter(template_code="staff-escalation").values_list("to", flat=True))


def late_by(request: Request, hours: int) -> Request:
    request.due_at = clock.now() - timedelta(hours=hours)
    request.save(update_fields=["due_at"])
    return request


def test_only_who_manages_a_body_says_who_is_told(cast: Cast, manager: Actor) -> None:
    for stranger in (cast.actor(cast.county, "service_manager"), cast.actor(cast.district, "service_officer")):
        with pytest.raises(Missing):
            step(stranger, cast)
    made = step(manager, cast)
    with pytest.raises(Missing):
        requests.remove_escalation_step(by=cast.actor(cast.county, "administrator"), step=made)


@pytest.mark.parametrize(
    ("changes", "field"), [({"tell": "address"}, "address"), ({"hours": 5000}, "hours"), ({"hours": -5000}, "hours")]
)
def test_what_makes_no_sense_is_not_kept(cast: Cast, manager: Actor, changes: dict[str, object], field: str) -> None:
    with pytest.raises(Invalid) as refused:
        step(manager, cast, **changes)
    assert field in refused.value.fields


def test_each_is_told_once_and_several_in_one_message(cast: Cast, manager: Actor) -> None:
    late, later, early = (raise_one(cast.district) for _ in range(3))
    old = late_by(raise_one(cast.district), 800)
    with time_machine.travel(clock.now() - timedelta(days=3)):
        step(manager, cast, makes_urgent=True)
    late_by(late, 25)
    late_by(later, 30)
    late_by(early, 23)
    assert requests.watch_requests() == 2
    assert requests.watch_requests() == 0
    (message,) = Message.objects.filter(template_code="staff-escalation")
    assert message.to == "service_manager@teasel-vale.example"
    assert late.reference in message.body
    assert later.reference in message.body
    assert "Late by 1 day:" in message.body
    late.refresh_from_db()
    assert (late.priority, late.updates.latest("id").visibility) == ("urgent", "private")
    assert requests.updates_visible_to(manager, late).filter(kind="escalated").count() == 1
    assert Event.objects.filter(type="requests.request_escalated.v1").count() == 2
    # Promised anew, it may be late anew; what was late before anybody asked to be told stays as it was.
    late_by(late, 26)
    assert requests.watch_requests() == 1
    old.refresh_from_db()
    assert old.escalated_at is None


def test_before_it_is_due_whoever_has_it_is_told_and_nobody_while_the_person_is_awaited(
    cast: Cast, manager: Actor
) -> None:
    with time_machine.travel(clock.now() - timedelta(days=3)):
        step(manager, cast, hours=-4, tell="holder")
    soon, awaited = (raise_one(cast.district) for _ in range(2))
    requests.assign(by=manager, request=soon, account=cast.account(cast.district, "service_officer"))
    requests.ask_person(by=manager, request=awaited, text="Which?")
    for request in (soon, awaited):
        request.refresh_from_db()
        late_by(request, -3)
    assert requests.watch_requests() == 1
    assert told() == ["service_officer@teasel-vale.example"]


def test_without_anybody_to_tell_the_body_itself_is_told(cast: Cast, manager: Actor) -> None:
    cast.district.email = "work@teasel-vale.example"
    cast.district.save()
    step(manager, cast, hours=0, tell="team")
    with time_machine.travel(clock.now() + timedelta(seconds=5)):
        request = late_by(raise_one(cast.district), 0)
        request.due_at = clock.now()
        request.save()
        requests.watch_requests()
    assert told() == ["work@teasel-vale.example"]


def test_the_watch_list_counts_what_its_links_show(cast: Cast, manager: Actor) -> None:
    late_by(raise_one(cast.district), 1)
    unanswered, answered = raise_one(cast.district), raise_one(cast.district)
    raise_one(cast.county, service=service(cast.county, slug="bridge"))
    for request in (unanswered, answered):
        requests.answer(by=resident(), request=request, text="It is getting worse.")
    requests.add_note(by=manager, request=answered, text="A note to ourselves.", visibility="private")
    assert requests.watch_board(manager)[0].unanswered == 2
    requests.add_note(by=manager, request=answered, text="We come on Friday.", visibility="public")
    (row,) = requests.watch_board(manager)
    assert (row.team, row.open, row.overdue, row.unanswered, row.reopened) == ("", 3, 1, 1, 0)
    assert list(requests.queue(manager, QueueFilter(watch="unanswered", team="none"))) == [unanswered]
