"""Complaints: a date for each stage, an outcome, a lesson, and the next stage for whoever is not satisfied."""

import pytest

from onedoor.apps.messages.models import Message
from onedoor.apps.requests import services as requests
from onedoor.apps.requests.models import ComplaintStage, Request
from onedoor.foundation.actors import Actor, resident
from onedoor.foundation.errors import Conflict, Invalid, Missing
from tests.conftest import Cast
from tests.raising import raise_one, reason

pytestmark = pytest.mark.django_db


@pytest.fixture
def officer(cast: Cast) -> Actor:
    return cast.actor(cast.district, "service_officer")


@pytest.fixture
def complaint(cast: Cast) -> Request:
    about = raise_one(cast.district)
    return raise_one(cast.district, kind="complaint", organisation=cast.district, about=about)


def decide(by: Actor, complaint: Request, outcome: str = "upheld", lesson: str = "We ring first.") -> Request:
    found = Request.objects.get(pk=complaint.pk)
    return requests.decide_complaint(by=by, request=found, outcome=outcome, text="We came late.", lesson=lesson)


def test_only_its_body_answers_it_with_words_and_a_lesson(cast: Cast, officer: Actor, complaint: Request) -> None:
    for stranger in (cast.actor(cast.county, "service_officer"), cast.actor(cast.district, "adviser"), resident()):
        with pytest.raises(Missing):
            decide(stranger, complaint)
    with pytest.raises(Invalid) as refused:
        requests.decide_complaint(by=officer, request=complaint, outcome="partly", text=" ")
    assert set(refused.value.fields) == {"text", "lesson"}
    with pytest.raises(Missing):
        decide(officer, raise_one(cast.district))


def test_each_stage_has_its_date_and_the_last_answer_names_the_ombudsman(
    cast: Cast, officer: Actor, complaint: Request
) -> None:
    assert [clock.target for clock in requests.clocks_of(complaint)] == ["10 working days"]
    requests.take(by=officer, request=complaint)
    decide(officer, complaint)
    answer = Message.objects.filter(template_code="request-closed").latest("id").body
    assert "somebody who had no part in it will look at it within 20 working days" in answer
    again = requests.reopen(by=resident(), request=complaint, text="Nobody rang.")
    found = requests.complaint_of(again)
    assert found is not None
    assert (found.stage, found.outcome, again.assigned_to) == (2, "", None)
    due = requests.working_days_after(again.updated_at, 20, cast.district)
    assert again.due_at == due
    decide(officer, complaint, "not_upheld", "")
    assert "the ombudsman can look at it" in Message.objects.filter(template_code="request-closed").latest("id").body
    with pytest.raises(Conflict, match="last answer"):
        requests.reopen(by=resident(), request=complaint)


def test_a_slip_of_staff_keeps_the_stage(officer: Actor, complaint: Request) -> None:
    decide(officer, complaint)
    requests.reopen(by=officer, request=complaint, text="Wrong one.")
    found = requests.complaint_of(complaint)
    assert found is not None
    assert found.stage == 1


def test_lessons_are_read_by_those_who_work_for_the_body(cast: Cast, officer: Actor, complaint: Request) -> None:
    decide(officer, complaint)
    assert [one.lesson for one in requests.lessons_for(officer)] == ["We ring first."]
    assert requests.outcomes_for(officer)[0] == ("Upheld", 1)
    stranger = cast.actor(cast.county, "service_officer")
    assert not requests.lessons_for(stranger).exists()
    assert requests.outcomes_for(stranger)[0] == ("Upheld", 0)


def test_only_the_partnership_says_how_long_a_stage_takes(cast: Cast, complaint: Request) -> None:
    stage = ComplaintStage.objects.get(number=1)
    with pytest.raises(Missing):
        requests.change_complaint_stage(by=cast.actor(cast.district, "administrator"), stage=stage, amount=5)
    partnership = cast.actor(cast.county, "partnership_administrator")
    requests.change_complaint_stage(by=partnership, stage=stage, amount=5)
    assert requests.clocks_of(complaint)[0].target == "10 working days"
    newer = raise_one(cast.district, kind="complaint", organisation=cast.district)
    assert requests.clocks_of(newer)[0].target == "5 working days"


def test_none_is_closed_without_an_answer_alone_or_among_many(officer: Actor, complaint: Request) -> None:
    with pytest.raises(Conflict, match="answered"):
        requests.close(by=officer, request=complaint, closing_reason=reason())
    (refused,), _ = requests.act_on_many(
        by=officer, action="close", uuids=[str(complaint.uuid)], closing_reason=reason(), text="Done"
    )
    assert "answered" in refused.problem
    complaint.refresh_from_db()
    assert complaint.is_open


def test_other_requests_end_as_they_did(cast: Cast, officer: Actor) -> None:
    request = raise_one(cast.district)
    assert requests.complaint_of(request) is None
    requests.close(by=officer, request=request, closing_reason=reason())
    assert requests.reopen(by=resident(), request=request).is_open
