"""Targets in days and hours, clocks that stand still by them, and a calendar that changes in the middle."""

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta

import pytest
import time_machine

from onedoor.apps.directory.data import Priority
from onedoor.apps.directory.models import ServiceTarget
from onedoor.apps.requests import services as requests
from onedoor.apps.requests.models import BankHoliday, Request
from onedoor.foundation.actors import Actor, resident
from onedoor.foundation.errors import Conflict, Missing
from onedoor.foundation.models import Event
from onedoor.foundation.remembering import forget_all
from tests.conftest import Cast
from tests.raising import raise_one, reason, service

pytestmark = pytest.mark.django_db

# A Monday.
MONDAY = datetime(2026, 3, 2, 15, tzinfo=UTC)


@pytest.fixture
def monday() -> Iterator[time_machine.Traveller]:
    with time_machine.travel(MONDAY, tick=False) as traveller:
        yield traveller


@pytest.fixture
def officer(cast: Cast) -> Actor:
    return cast.actor(cast.district, "service_officer")


def raised_within(cast: Cast, amount: int, unit: str) -> Request:
    ServiceTarget.objects.create(amount=amount, unit=unit)
    forget_all()
    return raise_one(cast.district)


def due(request: Request) -> datetime:
    request.refresh_from_db()
    assert request.due_at is not None
    return request.due_at.astimezone(UTC).replace(microsecond=0)


def end_of(day: int) -> datetime:
    return datetime(2026, 3, day, 23, 59, 59, tzinfo=UTC)


@pytest.mark.parametrize(
    ("amount", "unit", "at", "after_a_day_of_waiting"),
    [
        (1, "working_days", end_of(3), end_of(4)),
        (6, "days", end_of(8), end_of(9)),
        (4, "working_hours", MONDAY.replace(day=3, hour=11), MONDAY.replace(day=4, hour=11)),
        (4, "hours", MONDAY.replace(hour=19), MONDAY.replace(day=3, hour=19)),
    ],
)
def test_each_unit_keeps_its_own_time(
    monday: time_machine.Traveller, cast: Cast, officer: Actor, amount: int, unit: str, at: datetime,
    after_a_day_of_waiting: datetime,
) -> None:  # fmt: skip
    request = raised_within(cast, amount, unit)
    assert due(request) == at
    requests.ask_person(by=officer, request=request, text="Which house?")
    monday.shift(timedelta(days=1))
    requests.answer(by=resident(), request=request, text="The last.")
    assert due(request) == after_a_day_of_waiting
    assert requests.clocks_of(request)[0].due_at == request.due_at


def test_who_does_not_work_on_it_does_not_hurry_it(cast: Cast) -> None:
    request = raise_one(cast.district)
    for stranger in (cast.actor(cast.county, "service_officer"), cast.actor(cast.district, "adviser"), resident()):
        with pytest.raises(Missing):
            requests.change_priority(by=stranger, request=request, priority="urgent")


def test_urgent_is_reckoned_from_the_beginning_without_what_it_stood_still(
    monday: time_machine.Traveller, cast: Cast, officer: Actor
) -> None:
    ServiceTarget.objects.create(amount=6, unit="working_hours", priority="urgent")
    request = raised_within(cast, 5, "working_days")
    requests.ask_person(by=officer, request=request, text="Which house?")
    monday.shift(timedelta(days=1))
    requests.answer(by=resident(), request=request, text="The last.")
    requests.change_priority(by=officer, request=request, priority=Priority.URGENT, text="A child fell.")
    # Two hours on Monday, eight stood still, four from Tuesday's three o'clock.
    assert due(request) == MONDAY.replace(day=4, hour=13)
    assert request.updates.latest("id").visibility == "private"
    assert Event.objects.filter(type="requests.priority_changed.v1").count() == 1
    requests.change_priority(by=officer, request=request, priority=Priority.NORMAL)
    assert due(request) == end_of(10)


def test_what_is_over_is_not_hurried(cast: Cast, officer: Actor) -> None:
    request = raise_one(cast.district)
    requests.close(by=officer, request=request, closing_reason=reason())
    with pytest.raises(Conflict):
        requests.change_priority(by=officer, request=request, priority="urgent")


@pytest.mark.parametrize("moves", [True, False])
def test_a_day_off_in_the_middle_moves_what_was_promised_only_where_that_is_said(
    monday: time_machine.Traveller, cast: Cast, moves: bool
) -> None:
    ours, theirs = (
        raised_within(cast, 5, "working_days"),
        raise_one(cast.county, service=service(cast.county, slug="bridge")),
    )
    promised = due(ours), due(theirs)
    administrator = cast.actor(cast.district, "administrator")
    day = MONDAY.date() + timedelta(days=2)
    requests.add_day_off(
        by=administrator, organisation=cast.district, day=day, name="Flood", moves_promises=moves
    )  # fmt: skip
    # The fifth working day was Monday the 9th; with one day less it is the 10th.
    assert due(ours) == (promised[0] + timedelta(days=1) if moves else promised[0])
    assert due(theirs) == promised[1]
    assert requests.clocks_of(ours)[0].due_at == ours.due_at
    assert [update.text for update in ours.updates.filter(kind="date")] == (
        ["Flood is a day off. The date moved from 9 March to 10 March 2026."] if moves else []
    )
    assert Event.objects.get(type="requests.day_off_changed.v1").data["moved"] == int(moves)


def test_a_day_off_taken_away_brings_no_date_nearer(monday: time_machine.Traveller, cast: Cast) -> None:
    BankHoliday.objects.create(day=MONDAY.date() + timedelta(days=2), name="A wedding")
    request = raised_within(cast, 5, "working_days")
    promised = due(request)
    holiday = BankHoliday.objects.get(name="A wedding")
    requests.remove_day_off(by=cast.actor(cast.county, "partnership_administrator"), holiday=holiday)
    assert due(request) == promised
