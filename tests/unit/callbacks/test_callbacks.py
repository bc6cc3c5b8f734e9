"""Promising a call, ringing, and the clock: refusals first."""

from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
import time_machine

from onedoor.apps.callbacks import services as callbacks
from onedoor.apps.callbacks.models import Callback, Line
from onedoor.apps.messages import services as messages
from onedoor.apps.messages.models import Message
from onedoor.apps.partners.data import Role
from onedoor.apps.partners.models import Team
from onedoor.foundation.actors import SYSTEM, resident
from onedoor.foundation.errors import Conflict, Denied, Invalid, Missing
from onedoor.foundation.forgetting import Why
from onedoor.foundation.models import Event
from tests.conftest import Cast

pytestmark = pytest.mark.django_db
# A Tuesday, ten past eight in the morning.
NOW = datetime(2026, 11, 24, 8, 10, tzinfo=UTC)


@pytest.fixture
def line(cast: Cast) -> Line:
    messages.install_defaults()
    team = Team.objects.create(organisation=cast.district, name="Housing", email="housing@teasel.example")
    return Line.objects.create(
        organisation=cast.district, team=team, name="Housing advice", is_public=True, most_in_window=2,
        windows=[["09:00", "11:00"], ["14:00", "16:00"]], questions=[["rent", "Who is your landlord?", "", True]],
    )  # fmt: skip


def book(line: Line, by: Any = None, **given: Any) -> Callback:
    what = {
        "window": callbacks.windows_of(line, line.organisation)[0].key, "phone": "01632 960001", "name": "Olwen Parry",
        "email": "olwen@post.example", "reason": "The boiler", "answers": {"rent": "The council"}, **given,
    }  # fmt: skip
    return callbacks.book_callback(by=by or resident(), line=line, **what)


@pytest.fixture(autouse=True)
def clock_stands() -> Any:
    with time_machine.travel(NOW, tick=False) as traveller:
        yield traveller


@pytest.mark.parametrize(
    ("given", "field"),
    [
        ({"phone": "nobody"}, "phone"),
        ({"phone": "0909 8790000"}, "phone"),
        ({"window": "2026-11-21T09:00:00+00:00"}, "window"),
        ({"answers": {}}, "question-rent"),
        ({"is_safe": False}, "is_agreed"),
    ],
)
def test_refused_by_field(line: Line, given: dict[str, Any], field: str) -> None:
    with pytest.raises(Invalid) as refused:
        book(line, **given)
    assert field in refused.value.fields
    assert not Callback.objects.exists()


def test_a_full_window_and_a_number_that_waits_enough_are_refused(line: Line) -> None:
    for number in ("01632 960001", "01632 960002"):
        book(line, phone=number)
    with pytest.raises(Invalid, match="full"):
        book(line, phone="01632 960003")
    afternoon = callbacks.windows_of(line, line.organisation)[1].key
    tomorrow = callbacks.windows_of(line, line.organisation)[2].key
    for window in (afternoon, tomorrow):
        book(line, window=window)
    with pytest.raises(Conflict, match="Ring us instead"):
        book(line, window=tomorrow)


def test_people_book_public_lines_alone_and_analysts_nothing(cast: Cast, line: Line) -> None:
    with pytest.raises(Denied):
        book(line, by=cast.actor(cast.district, Role.ANALYST))
    Line.objects.update(is_public=False)
    line.refresh_from_db()
    with pytest.raises(Denied):
        book(line)


def test_others_neither_see_nor_ring_and_who_promised_sees(cast: Cast, line: Line) -> None:
    adviser, other = cast.actor(cast.county, Role.ADVISER), cast.actor(cast.county, Role.SERVICE_OFFICER)
    callback = book(line, by=adviser, door=cast.county)
    assert callbacks.get_callback_for(adviser, callback.uuid) == callback
    for by in (other, resident()):
        with pytest.raises(Missing):
            callbacks.get_callback_for(by, callback.uuid)
    for act in (callbacks.take_callback, callbacks.cancel_callback, callbacks.give_up):
        with pytest.raises(Missing):
            act(by=adviser, callback=callback)


def test_booked_told_tried_given_up(cast: Cast, line: Line) -> None:
    callback, by = book(line), cast.actor(cast.district, Role.SERVICE_OFFICER)
    assert callback.answers == "Who is your landlord?: The council"
    written = Message.objects.get(template_code="callback-booked")
    assert "Tuesday 24 November, 09:00 to 11:00" not in callback.reason
    assert callbacks.window_in_words(callback) in written.body
    with pytest.raises(Conflict, match="Try 3 more times"):
        callbacks.give_up(by=by, callback=callback)
    for _ in range(3):
        callbacks.note_attempt(by=by, callback=callback, result="no_answer", note="Rang out")
    assert callbacks.give_up(by=by, callback=callback).status == "missed"
    assert Message.objects.filter(template_code="callback-missed").exists()
    with pytest.raises(Conflict, match="over already"):
        callbacks.take_callback(by=by, callback=callback)
    closed = Event.objects.get(type="callbacks.callback_closed.v1")
    assert closed.data == {"status": "missed", "outcome": "", "tries": 3, "is_in_time": True}


def test_speaking_to_them_ends_it_with_an_outcome(cast: Cast, line: Line) -> None:
    callback, by = book(line), cast.actor(cast.district, Role.ADVISER)
    with pytest.raises(Invalid):
        callbacks.note_attempt(by=by, callback=callback, result="spoke")
    done = callbacks.note_attempt(by=by, callback=callback, result="spoke", outcome="sorted")
    assert (done.status, done.outcome) == ("done", "sorted")


def test_the_clock_warns_once_then_says_once_that_it_is_late(line: Line, clock_stands: Any) -> None:
    callback = book(line)
    assert callbacks.watch_call_backs() == 0
    clock_stands.move_to(callback.window_to - timedelta(minutes=20))
    assert (callbacks.watch_call_backs(), callbacks.watch_call_backs()) == (1, 0)
    clock_stands.move_to(callback.window_to + timedelta(minutes=1))
    assert (callbacks.watch_call_backs(), callbacks.watch_call_backs()) == (1, 0)
    told = list(Message.objects.filter(to="housing@teasel.example").order_by("pk").values_list("template_code"))
    assert told == [("callback-soon",), ("callback-overdue",)]
    assert Event.objects.filter(type="callbacks.callback_overdue.v1").count() == 1


def test_where_nobody_else_has_an_address_the_body_itself_is_told(cast: Cast, line: Line, clock_stands: Any) -> None:
    line.team, cast.district.email = None, "office@teasel.example"
    line.save()
    cast.district.save()
    clock_stands.move_to(book(line).window_to + timedelta(minutes=1))
    assert callbacks.watch_call_backs() == 1
    assert Message.objects.get(template_code="callback-overdue").to == "office@teasel.example"


def test_moving_starts_the_clock_again_and_the_person_takes_it_back(cast: Cast, line: Line) -> None:
    callback, by = book(line), cast.actor(cast.district, Role.ADVISER)
    later = callbacks.windows_of(line, line.organisation)[1]
    moved = callbacks.move_callback(by=by, callback=callback, window=later.key)
    assert moved.window_from == later.start
    own = callbacks.callback_for_token(callbacks.token_of(callback))
    callbacks.cancel_callback(by=resident(), callback=own)
    with pytest.raises(Missing):
        callbacks.callback_for_token("guess")
    assert {"callback-moved", "callback-cancelled"} <= set(Message.objects.values_list("template_code", flat=True))


def test_it_is_forgotten_once_it_is_over(line: Line) -> None:
    from django.db import transaction

    callback = book(line)
    with transaction.atomic(), pytest.raises(Conflict):
        callbacks.forget_callback(by=SYSTEM, callback=callback, why=Why.RETENTION)
    callbacks.cancel_callback(by=resident(), callback=callback)
    with transaction.atomic():
        callbacks.forget_callback(by=SYSTEM, callback=callback, why=Why.RETENTION)
    callback.refresh_from_db()
    assert (callback.name, callback.phone, callback.reason, callback.answers) == ("", "", "", "")


def test_a_team_somebody_there_or_their_body_asks_what_its_one_line_asks(cast: Cast, line: Line) -> None:
    by, district = cast.actor(cast.district, Role.ADVISER), cast.district
    officer = cast.account(district, Role.SERVICE_OFFICER)
    officer.team_memberships.create(team=Team.objects.get())
    ways: tuple[dict[str, Any], ...] = ({"team": line.team}, {"account": officer}, {})
    for whom in ways:
        given: dict[str, Any] = {
            "by": by, "organisation": district, "phone": "01632 960001", "reason": "The boiler", **whom,
            "window": callbacks.windows_of(None, district)[0].key,
        }  # fmt: skip
        with pytest.raises(Invalid) as refused:
            callbacks.book_callback(**given)
        assert "question-rent" in refused.value.fields
        booked = callbacks.book_callback(**given, answers={"rent": "The council"})
        assert (booked.answers, booked.line) == ("Who is your landlord?: The council", None)
    # Of two nobody knows which call it will be, and who is in no team rings for no line.
    Line.objects.create(organisation=district, team=line.team, name="Repairs", windows=[["09:00", "11:00"]])
    assert callbacks.line_that_asks(district, line.team) is None
    assert callbacks.line_that_asks(district) is None
    assert callbacks.line_that_asks(district, account=cast.account(district, Role.SERVICE_MANAGER)) is None
    assert callbacks.line_that_asks(cast.county) is None
