"""One request in parts for several bodies: each its own date and clock, one message to the person, closed together."""

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta

import pytest
import time_machine

from onedoor.apps.messages.models import Message
from onedoor.apps.requests import services as requests
from onedoor.apps.requests.data import Status
from onedoor.apps.requests.models import Request
from onedoor.foundation.actors import Actor, resident
from onedoor.foundation.errors import Conflict, Invalid, Missing
from tests.conftest import Cast
from tests.raising import raise_one, reason

pytestmark = pytest.mark.django_db

MONDAY = datetime(2026, 3, 2, 10, tzinfo=UTC)


@pytest.fixture(autouse=True)
def monday() -> Iterator[time_machine.Traveller]:
    with time_machine.travel(MONDAY, tick=False) as traveller:
        yield traveller


@pytest.fixture
def ours(cast: Cast) -> Actor:
    return cast.actor(cast.district, "service_officer")


@pytest.fixture
def theirs(cast: Cast) -> Actor:
    return cast.actor(cast.county, "service_officer")


@pytest.fixture
def whole(cast: Cast) -> Request:
    return raise_one(cast.district)


def split(by: Actor, cast: Cast, whole: Request) -> Request:
    return requests.split_off(by=by, request=whole, organisation=cast.county, text="Mend the lamp beside it.")


def now(request: Request) -> Request:
    return Request.objects.get(pk=request.pk)


def told(about: Request) -> list[str]:
    sent = Message.objects.filter(about=str(about.uuid), to="ivy@marlow.example").order_by("id")
    return list(sent.values_list("template_code", flat=True))


def test_only_its_own_body_splits_it_and_only_what_is_whole_and_open(
    cast: Cast, ours: Actor, theirs: Actor, whole: Request
) -> None:
    for stranger in (theirs, cast.actor(cast.district, "adviser"), resident()):
        with pytest.raises(Missing):
            split(stranger, cast, whole)
    with pytest.raises(Invalid):
        requests.split_off(by=ours, request=whole, organisation=cast.district, text="Us")
    part = split(ours, cast, whole)
    with pytest.raises(Invalid):
        split(ours, cast, whole)
    with pytest.raises(Conflict):
        requests.split_off(by=theirs, request=part, organisation=cast.district, text="Back")
    with pytest.raises(Conflict):
        requests.merge(by=ours, request=whole, into=raise_one(cast.district))


def test_a_part_is_the_other_bodys_with_a_date_of_its_own(
    cast: Cast, ours: Actor, theirs: Actor, whole: Request
) -> None:
    part = split(ours, cast, whole)
    assert (part.accountable, part.part_of, part.is_hidden) == (cast.county, whole, True)
    assert [clock.organisation for clock in requests.clocks_of(part)] == [cast.county.name]
    assert requests.get_request_for(theirs, part.uuid) == part
    for actor, closed in ((ours, part), (theirs, whole)):
        with pytest.raises(Missing):
            requests.get_request_for(actor, closed.uuid)
    (seen,) = requests.parts_of(whole)
    assert (seen.organisation, seen.is_open) == (cast.county.name, True)
    # Of the part alone the person hears nothing: one reference is enough.
    assert told(part) == []
    assert told(whole) == ["request-received", "request-updated"]


@pytest.mark.parametrize("ours_last", [True, False])
def test_it_closes_with_the_last_of_them_and_the_person_is_told_once(
    monday: time_machine.Traveller, cast: Cast, ours: Actor, theirs: Actor, whole: Request, ours_last: bool
) -> None:
    part = split(ours, cast, whole)
    one = (theirs, part), (ours, whole)
    for by, request in one if ours_last else one[::-1]:
        assert now(whole).is_open
        requests.close(by=by, request=now(request), closing_reason=reason())
        monday.shift(timedelta(days=20))
    ended = now(whole)
    assert (ended.status, ended.closing_reason, ended.ends_as) == (Status.FIXED, reason(), None)
    assert told(whole).count("request-closed") == 1
    assert told(part) == []
    assert any("has ended its part" in update.text for update in ended.updates.all())
    # Whoever was done first waited without being late; who came after twenty days was late by themselves.
    assert requests.clocks_of(ended)[0].is_late is ours_last


def test_while_it_waits_for_its_parts_it_is_not_overdue_and_more_work_begins_its_clock_again(
    monday: time_machine.Traveller, cast: Cast, ours: Actor, whole: Request
) -> None:
    split(ours, cast, whole)
    requests.close(by=ours, request=whole, closing_reason=reason())
    monday.shift(timedelta(days=90))
    assert not now(whole).is_overdue
    assert requests.queue_counts(ours)["overdue"] == 0
    requests.change_status(by=ours, request=now(whole), status=Status.PLANNED)
    again = now(whole)
    assert (again.ends_as, again.is_overdue) == (None, False)
    assert again.due_at is not None
    assert again.due_at > MONDAY + timedelta(days=90)


def test_taken_back_the_parts_go_too(cast: Cast, ours: Actor, whole: Request) -> None:
    part = split(ours, cast, whole)
    requests.withdraw(by=resident(), request=whole)
    assert (now(whole).status, now(part).status) == (Status.CANCELLED, Status.CANCELLED)


def test_a_part_that_is_opened_again_opens_the_whole(cast: Cast, ours: Actor, theirs: Actor, whole: Request) -> None:
    part = split(ours, cast, whole)
    requests.close(by=theirs, request=part, closing_reason=reason())
    requests.close(by=ours, request=now(whole), closing_reason=reason())
    assert not now(whole).is_open
    requests.reopen(by=theirs, request=now(part))
    assert now(whole).is_open


def test_a_question_comes_from_the_part_and_its_answer_goes_there(
    cast: Cast, ours: Actor, theirs: Actor, whole: Request
) -> None:
    part = split(ours, cast, whole)
    requests.ask_person(by=theirs, request=part, text="Which lamp?")
    assert told(part) == ["request-question"]
    requests.answer(by=resident(), request=now(part), text="The third.")
    assert now(part).status == Status.OPEN
