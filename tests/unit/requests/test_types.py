"""Types of requests: states of their own, and which may follow which, for people and for systems."""

import pytest

from onedoor.apps.directory.data import RequestKind
from onedoor.apps.messages.models import Message
from onedoor.apps.requests import services as requests
from onedoor.apps.requests.data import Contactee, Course, QueueFilter, State, Status
from onedoor.apps.requests.models import Complaint, Request, RequestType, RequestUpdate
from onedoor.foundation.actors import Actor, resident
from onedoor.foundation.errors import Conflict, Invalid, Missing
from tests.conftest import Cast
from tests.raising import raise_one, reason

pytestmark = pytest.mark.django_db


@pytest.fixture
def officer(cast: Cast) -> Actor:
    return cast.actor(cast.district, "service_officer")


@pytest.fixture
def request_(cast: Cast) -> Request:
    person = Contactee(name="Bethan Rees", email="bethan@home.example", language="cy")
    return raise_one(cast.district, contactee=person)


@pytest.fixture
def defects(cast: Cast, request_: Request) -> RequestType:
    """Received, then inspected, then works ordered; closed only from the last."""
    by = cast.actor(cast.district, "partnership_administrator")
    made = requests.save_type(by=by, name="Highway defect", services=[request_.service])
    made = requests.save_state(
        by=by, type=made, name="Inspected", name_cy="Wedi’i archwilio", status="investigating", leads_to=[],
        may_close=False, comes_from=["received"],
    )  # fmt: skip
    return requests.save_state(
        by=by, type=made, name="Works ordered", status="action_scheduled", leads_to=["inspected"], may_close=True,
        comes_from=["inspected"],
    )  # fmt: skip


def test_only_who_administers_the_partnership_says_which_states_there_are(cast: Cast, defects: RequestType) -> None:
    for stranger in (cast.actor(cast.district, "administrator"), cast.actor(cast.county, "service_manager")):
        with pytest.raises(Missing):
            requests.save_type(by=stranger, name="Mine", services=[])
        with pytest.raises(Missing):
            requests.remove_state(by=stranger, type=defects, code="inspected")


def test_it_goes_where_its_type_lets_it_and_nowhere_else(
    officer: Actor, request_: Request, defects: RequestType
) -> None:
    with pytest.raises(Invalid, match="From “Received” it goes to: Inspected"):
        requests.change_status(by=officer, request=request_, state="works-ordered")
    with pytest.raises(Invalid):
        requests.change_status(by=officer, request=request_, status="in_progress")
    moved = requests.change_status(by=officer, request=request_, state="inspected")
    assert (moved.status, moved.standing, moved.standing_in("cy")) == ("investigating", "Inspected", "Wedi’i archwilio")
    told = Message.objects.filter(template_code="request-updated").latest("id")
    assert "Wedi’i archwilio." in told.body
    with pytest.raises(Conflict, match="From “Inspected” it is not closed yet"):
        requests.close(by=officer, request=moved, closing_reason=reason())
    requests.change_status(by=officer, request=request_, state="works-ordered")
    closed = requests.close(by=officer, request=request_, closing_reason=reason())
    assert (closed.status, closed.standing) == ("fixed", "Done")


def test_what_the_person_answers_brings_it_back_to_the_state_it_stood_in(
    officer: Actor, request_: Request, defects: RequestType
) -> None:
    requests.change_status(by=officer, request=request_, state="inspected")
    requests.ask_person(by=officer, request=request_, text="Which side?")
    request_.refresh_from_db()
    assert request_.standing == "Waiting for the person"
    requests.answer(by=resident(), request=request_, text="The left")
    request_.refresh_from_db()
    assert (request_.status, request_.standing) == ("investigating", "Inspected")


def test_many_and_the_queue_know_the_states(
    cast: Cast, officer: Actor, request_: Request, defects: RequestType
) -> None:
    other = raise_one(cast.district)
    uuids = [str(request_.uuid), str(other.uuid)]
    results, _ = requests.act_on_many(by=officer, action="status", uuids=uuids, state="works-ordered", text="")
    assert not any(result.succeeded for result in results)
    requests.act_on_many(by=officer, action="status", uuids=uuids[:1], state="inspected", text="")
    assert [each.uuid for each in requests.queue(officer, QueueFilter(status="state:inspected"))] == [request_.uuid]


def test_a_partners_system_moves_it_by_the_same_rules(officer: Actor, request_: Request, defects: RequestType) -> None:
    def say(number: str, status: str) -> RequestUpdate:
        return requests.apply_partner_update(
            by=officer, request=request_, external_id=number, status=status, text="Said so."
        )

    with pytest.raises(Invalid):
        say("1", "in_progress")
    assert say("2", "investigating").stage_name == "Inspected"
    with pytest.raises(Conflict):
        say("3", "fixed")
    say("4", "action_scheduled")
    assert say("5", "fixed").status == "fixed"


def test_a_partners_system_does_not_end_a_complaint_without_an_outcome(cast: Cast, officer: Actor) -> None:
    complaint = raise_one(cast.district, kind=RequestKind.COMPLAINT)
    with pytest.raises(Conflict, match="answered here, with an outcome"):
        requests.apply_partner_update(by=officer, request=complaint, external_id="1", status="closed", text="Done.")
    complaint.refresh_from_db()
    assert complaint.is_open
    assert not Complaint.objects.get(request=complaint).outcome
    assert not complaint.updates.filter(external_id="1").exists()


def test_a_state_is_renamed_where_requests_stand_and_kept_while_they_do(
    cast: Cast, officer: Actor, request_: Request, defects: RequestType
) -> None:
    by = cast.actor(cast.district, "partnership_administrator")
    requests.change_status(by=officer, request=request_, state="inspected")
    with pytest.raises(Conflict, match="1 open requests stand"):
        requests.remove_state(by=by, type=defects, code="inspected")
    changed = requests.save_state(
        by=by, type=defects, code="inspected", name="Looked at", status="planned", leads_to=["works-ordered"],
        may_close=True, version=defects.version,
    )  # fmt: skip
    request_.refresh_from_db()
    assert (request_.standing, request_.status) == ("Looked at", "planned")
    with pytest.raises(Conflict, match="Someone else changed"):
        requests.save_type(by=by, type=changed, name="Defect", services=[], version=defects.version)
    requests.remove_type(by=by, type=changed)
    assert requests.change_status(by=officer, request=request_, status="in_progress").standing == "Being worked on"


def test_a_service_is_of_one_type(cast: Cast, request_: Request, defects: RequestType) -> None:
    by = cast.actor(cast.district, "partnership_administrator")
    with pytest.raises(Invalid, match="is of the type “Highway defect” already"):
        requests.save_type(by=by, name="Another", services=[request_.service])


def test_what_is_odd_about_a_type_is_said() -> None:
    begins = State("received", "Received", leads_to=("a",))
    course = Course((begins, State("a", "Ordered", status=Status.PLANNED, may_close=False), State("b", "Lost")))
    assert course.problems == ("Nothing leads to “Lost”.", "“Ordered” leads nowhere.")
