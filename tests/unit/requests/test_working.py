"""Working a request, from taken to closed and open again."""

from datetime import datetime, timedelta

import pytest
import time_machine

from onedoor.apps.messages.models import Message
from onedoor.apps.partners.models import Team
from onedoor.apps.requests import services as requests
from onedoor.apps.requests.data import Contactee, Status
from onedoor.apps.requests.models import Request, RequestUpdate
from onedoor.foundation.actors import Actor, resident
from onedoor.foundation.errors import Conflict, Invalid, Missing
from onedoor.foundation.models import Event
from tests.conftest import Cast
from tests.raising import raise_one, reason

pytestmark = pytest.mark.django_db


@pytest.fixture
def officer(cast: Cast) -> Actor:
    return cast.actor(cast.district, "service_officer")


@pytest.fixture
def request_(cast: Cast) -> Request:
    return raise_one(cast.district)


def last(request: Request) -> RequestUpdate:
    return request.updates.latest("id")


def sent(template: str) -> list[str]:
    return list(Message.objects.filter(template_code=template).values_list("to", flat=True))


def test_strangers_find_nothing_to_change(cast: Cast, request_: Request) -> None:
    for stranger in (cast.actor(cast.county, "service_officer"), cast.actor(cast.district, "adviser"), resident()):
        with pytest.raises(Missing):
            requests.take(by=stranger, request=request_)
        with pytest.raises(Missing):
            requests.close(by=stranger, request=request_, closing_reason=reason())


def test_taken_by_one_it_is_not_taken_by_another(cast: Cast, officer: Actor, request_: Request) -> None:
    taken = requests.take(by=officer, request=request_)
    assert str(taken.assigned_to) == officer.name
    assert last(taken).visibility == "private"
    with pytest.raises(Conflict, match="already assigned"):
        requests.take(by=cast.actor(cast.district, "service_manager"), request=request_)


def test_assigned_only_within_its_bodies(cast: Cast, officer: Actor, request_: Request) -> None:
    colleague = cast.account(cast.district, "service_manager")
    team = Team.objects.create(organisation=cast.county, name="Bridges")
    assert requests.assign(by=officer, request=request_, account=colleague).assigned_to == colleague
    with pytest.raises(Invalid):
        requests.assign(by=officer, request=request_, account=cast.account(cast.county, "service_officer"))
    with pytest.raises(Invalid):
        requests.assign(by=officer, request=request_, team=team)
    assert requests.assign(by=officer, request=request_).assigned_to is None


def test_a_new_stage_is_told_to_person_and_followers(cast: Cast, officer: Actor, request_: Request) -> None:
    requests.follow(by=resident(), request=request_, email="Sam@Fell.example")
    requests.change_status(by=officer, request=request_, status="planned", text="Next week.")
    request_.refresh_from_db()
    assert request_.status == Status.PLANNED
    assert sent("request-updated") == ["ivy@marlow.example"]
    assert sent("request-follow") == ["sam@fell.example"] * 2
    with pytest.raises(Invalid, match="closing reason"):
        requests.change_status(by=officer, request=request_, status="fixed")


def test_asked_and_answered(officer: Actor, request_: Request) -> None:
    requests.ask_person(by=officer, request=request_, text="Which side of the road?")
    request_.refresh_from_db()
    assert (request_.status, request_.is_open) == (Status.WAITING, True)
    assert sent("request-question") == ["ivy@marlow.example"]
    requests.answer(by=resident(), request=request_, text="The left.")
    request_.refresh_from_db()
    assert request_.status == Status.OPEN
    assert [update.kind for update in requests.public_history(request_)] == ["raised", "question", "answer"]


def test_closed_with_words_people_understand(officer: Actor, request_: Request) -> None:
    closed = requests.close(by=officer, request=request_, closing_reason=reason("not-found"), text="We came twice.")
    assert (closed.status, closed.is_open, closed.closed_at is None) == (Status.NO_FURTHER_ACTION, False, False)
    message = Message.objects.get(template_code="request-closed")
    assert "could not find" in message.body
    assert "We came twice." in message.body
    data = Event.objects.get(type="requests.request_closed.v1").data
    assert data == {"status": "no_further_action", "closing_reason": "not-found", "is_in_time": True}
    with pytest.raises(Conflict, match="already closed"):
        requests.close(by=officer, request=request_, closing_reason=reason())


def test_closed_in_the_persons_language(cast: Cast, officer: Actor) -> None:
    request = raise_one(cast.district, contactee=Contactee(email="nia@bryn.example", language="cy"))
    closed = requests.close(by=officer, request=request, closing_reason=reason())
    assert "Rydym wedi gwneud" in last(closed).text


def test_reopened_it_counts_and_keeps_its_date(officer: Actor, request_: Request) -> None:
    requests.close(by=officer, request=request_, closing_reason=reason())
    again = requests.reopen(by=resident(), request=request_, text="Still there.")
    assert (again.is_open, again.times_reopened, again.closing_reason) == (True, 1, None)
    assert again.due_at == request_.due_at
    with pytest.raises(Conflict):
        requests.reopen(by=resident(), request=request_)


def test_passed_on_with_a_new_date_and_the_reason(cast: Cast, officer: Actor, noon: datetime) -> None:
    request = raise_one(cast.district)
    with time_machine.travel(noon + timedelta(days=5), tick=False):
        passed = requests.pass_on(by=officer, request=request, organisation=cast.county, reason="The road is theirs.")
    assert (passed.accountable, passed.delivering, passed.assigned_to) == (cast.county, cast.county, None)
    assert passed.due_at is not None
    assert request.due_at is not None
    assert passed.due_at > request.due_at
    text = last(passed).text
    assert "Teasel Vale District Council passed this on to Carrowshire County Council. The road is theirs." in text
    assert "23 March 2026" in text
    assert not requests.requests_visible_to(officer).filter(pk=passed.pk).exists()
    with pytest.raises(Missing):
        requests.add_note(by=officer, request=passed, text="Mine no more")


def test_not_passed_to_a_body_that_takes_nothing(cast: Cast, officer: Actor, request_: Request) -> None:
    with pytest.raises(Invalid, match="has it already"):
        requests.pass_on(by=officer, request=request_, organisation=cast.district, reason="x")
    cast.county.is_partner = False
    with pytest.raises(Invalid, match="does not take"):
        requests.pass_on(by=officer, request=request_, organisation=cast.county, reason="x")
    with pytest.raises(Invalid) as refused:
        requests.pass_on(by=officer, request=request_, organisation=cast.county, reason=" ")
    assert "reason" in refused.value.fields


def test_merged_its_people_hear_of_the_other(cast: Cast, officer: Actor, request_: Request) -> None:
    other = raise_one(cast.district, contactee=Contactee(email="lee@marsh.example"))
    requests.follow(by=resident(), request=other, email="sam@fell.example")
    merged = requests.merge(by=officer, request=other, into=request_)
    assert (merged.status, merged.merged_into, merged.is_open) == (Status.DUPLICATE, request_, False)
    assert {one.email for one in request_.followers.all()} == {"lee@marsh.example", "sam@fell.example"}
    assert "lee@marsh.example" in sent("request-closed")
    with pytest.raises(Conflict, match="goes on as"):
        requests.reopen(by=resident(), request=merged)
    with pytest.raises(Invalid):
        requests.merge(by=officer, request=request_, into=request_)


def test_what_another_changed_meanwhile_is_not_overwritten(cast: Cast, officer: Actor, request_: Request) -> None:
    requests.change_status(by=officer, request=request_, status="planned", version=1)
    with pytest.raises(Conflict, match="while you were writing"):
        requests.change_status(by=officer, request=request_, status="investigating", version=1)
    requests.add_note(by=officer, request=request_, text="A note stands in nobody's way.")
    requests.close(by=officer, request=request_, closing_reason=reason(), version=2)


def test_chased_while_open(cast: Cast, officer: Actor, request_: Request) -> None:
    requests.chase(by=cast.actor(cast.district, "adviser"), request=request_, text="")
    data = Event.objects.get(type="requests.request_chased.v1").data
    assert (data["days_open"], data["is_overdue"]) == (0, False)
    assert requests.summary_for_adviser(request_, by=officer).times_chased == 1
    requests.close(by=officer, request=request_, closing_reason=reason())
    with pytest.raises(Conflict):
        requests.chase(by=resident(), request=request_, text="And now?")


def test_a_partners_update_comes_once_and_not_backwards(cast: Cast, request_: Request, noon: datetime) -> None:
    system = Actor("partner_system", "key", "Works system", cast.actor(cast.district, "service_officer").grants)
    apply = requests.apply_partner_update
    first = apply(by=system, request=request_, external_id="u1", status="in_progress", text="Crew out.", at=noon)
    again = apply(by=system, request=request_, external_id="u1", status="in_progress", text="Crew out.", at=noon)
    assert first.pk == again.pk
    apply(by=system, request=request_, external_id="u0", status="planned", text="", at=noon - timedelta(hours=1))
    request_.refresh_from_db()
    assert request_.status == Status.IN_PROGRESS
    apply(by=system, request=request_, external_id="u2", status="fixed", text="Filled.", at=noon)
    request_.refresh_from_db()
    assert (request_.status, str(request_.closing_reason)) == (Status.FIXED, "Done")
    apply(by=system, request=request_, external_id="u3", status="open", text="Sank again.", at=noon)
    request_.refresh_from_db()
    assert (request_.is_open, request_.times_reopened) == (True, 1)
