"""Each organisation's own clock: who held a request, for how many working days, and when it stood still."""

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta

import pytest
import time_machine

from onedoor.apps.requests import services as requests
from onedoor.apps.requests.data import QueueFilter, Status
from onedoor.apps.requests.models import BankHoliday, Request
from onedoor.foundation.actors import Actor, resident
from tests.conftest import Cast
from tests.raising import raise_one, reason

pytestmark = pytest.mark.django_db

MONDAY = datetime(2026, 3, 2, 10, tzinfo=UTC)


@pytest.fixture
def monday() -> Iterator[time_machine.Traveller]:
    with time_machine.travel(MONDAY, tick=False) as traveller:
        yield traveller


@pytest.fixture
def officer(cast: Cast) -> Actor:
    return cast.actor(cast.district, "service_officer")


@pytest.fixture
def request_(monday: time_machine.Traveller, cast: Cast) -> Request:
    return raise_one(cast.district)


def after(traveller: time_machine.Traveller, **time: int) -> None:
    traveller.shift(timedelta(**time))


def now(request: Request) -> Request:
    request.refresh_from_db()
    return request


def test_it_runs_from_raised_to_closed(
    monday: time_machine.Traveller, cast: Cast, officer: Actor, request_: Request
) -> None:
    after(monday, days=7)
    requests.close(by=officer, request=request_, closing_reason=reason())
    (one,) = requests.clocks_of(request_)
    assert (one.organisation, one.days, one.days_stopped, one.was_passed_on) == (cast.district.name, 5, 0, False)
    assert one.due_at == now(request_).due_at
    assert one.ended_at == request_.closed_at


def test_it_stands_still_while_the_person_is_awaited(
    monday: time_machine.Traveller, officer: Actor, request_: Request
) -> None:
    promised = request_.due_at
    assert promised is not None
    after(monday, days=1)
    requests.ask_person(by=officer, request=request_, text="Which house?")
    after(monday, days=8)
    assert requests.clocks_of(request_)[0].is_stopped
    assert requests.clocks_of(request_)[0].days == 1
    requests.answer(by=resident(), request=request_, text="The last.")
    (one,) = requests.clocks_of(request_)
    assert (one.days, one.days_stopped, one.is_stopped) == (1, 6, False)
    # Six working days, and the one weekend that lies among them.
    assert now(request_).due_at == promised + timedelta(days=8)
    assert one.due_at == request_.due_at


def test_who_waits_for_the_person_is_not_late(
    monday: time_machine.Traveller, officer: Actor, request_: Request
) -> None:
    requests.ask_person(by=officer, request=request_, text="Which house?")
    after(monday, days=90)
    assert not now(request_).is_overdue
    assert requests.queue_counts(officer)["overdue"] == 0
    assert not requests.queue(officer, QueueFilter(due="overdue")).exists()
    requests.close(by=officer, request=request_, closing_reason=reason())
    closed = now(request_)
    assert closed.closed_at is not None
    assert closed.due_at is not None
    assert closed.closed_at <= closed.due_at


def test_answered_on_the_same_day_nothing_moves(officer: Actor, request_: Request) -> None:
    promised = request_.due_at
    requests.ask_person(by=officer, request=request_, text="Which house?")
    requests.answer(by=resident(), request=request_, text="The last.")
    assert now(request_).due_at == promised


def test_each_body_has_its_own(monday: time_machine.Traveller, cast: Cast, officer: Actor, request_: Request) -> None:
    after(monday, days=2)
    requests.pass_on(by=officer, request=request_, organisation=cast.county, reason="A county road.")
    after(monday, days=1)
    first, second = requests.clocks_of(request_)
    assert (first.organisation, first.days, first.was_passed_on) == (cast.district.name, 2, True)
    assert (second.organisation, second.days, second.ended_at) == (cast.county.name, 1, None)
    assert second.due_at == now(request_).due_at
    assert second.due_at != first.due_at


def test_passed_on_while_it_stands_still_the_next_body_begins_afresh(
    monday: time_machine.Traveller, cast: Cast, officer: Actor, request_: Request
) -> None:
    requests.ask_person(by=officer, request=request_, text="Which house?")
    after(monday, days=3)
    requests.pass_on(by=officer, request=request_, organisation=cast.county, reason="A county road.")
    first, second = requests.clocks_of(request_)
    assert (first.days, first.days_stopped) == (0, 3)
    assert not second.is_stopped
    assert second.due_at == now(request_).due_at


def test_opened_again_a_second_one_runs_to_the_same_date(
    monday: time_machine.Traveller, officer: Actor, request_: Request
) -> None:
    promised = request_.due_at
    requests.close(by=officer, request=request_, closing_reason=reason())
    after(monday, days=60)
    requests.reopen(by=officer, request=now(request_))
    first, second = requests.clocks_of(request_)
    assert not first.is_late
    assert second.is_late
    assert second.due_at == promised


def test_a_day_off_that_is_added_later_does_not_move_what_was_promised(
    monday: time_machine.Traveller, officer: Actor, request_: Request
) -> None:
    promised = request_.due_at
    BankHoliday.objects.create(day=MONDAY.date() + timedelta(days=3), name="A wedding")
    after(monday, days=4)
    requests.change_status(by=officer, request=request_, status=Status.PLANNED)
    assert now(request_).due_at == promised
    assert requests.clocks_of(request_)[0].days == 3


def test_a_partner_that_reports_late_ends_it_when_it_was_done(
    monday: time_machine.Traveller, cast: Cast, request_: Request
) -> None:
    after(monday, days=9)
    requests.apply_partner_update(
        by=cast.actor(cast.district, "service_officer"), request=request_, external_id="1", status=Status.FIXED,
        text="", at=MONDAY + timedelta(days=2),
    )  # fmt: skip
    (one,) = requests.clocks_of(request_)
    assert one.days == 2
