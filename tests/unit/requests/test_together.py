"""Two people at once, in two threads, on the database that lets them (PostgreSQL)."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from threading import Barrier

import pytest
from django.db import connection, connections

from onedoor.apps.messages.models import Message
from onedoor.apps.requests import services as requests
from onedoor.apps.requests.models import Request
from onedoor.foundation.errors import Conflict
from onedoor.foundation.models import Event
from tests.conftest import Cast
from tests.raising import raise_one, reason

pytestmark = [
    pytest.mark.django_db(transaction=True),
    pytest.mark.skipif(connection.vendor != "postgresql", reason="SQLite in memory has one writer and one thread."),
]


def at_once(*actions: Callable[[], object]) -> list[object]:
    """Do them in a thread each, let go together; what each returned, or the Conflict it met."""
    start = Barrier(len(actions))

    def run(action: Callable[[], object]) -> object:
        start.wait()
        try:
            return action()
        except Conflict as conflict:
            return conflict
        finally:
            connections.close_all()

    with ThreadPoolExecutor(len(actions)) as pool:
        return list(pool.map(run, actions))


def test_closed_by_two_it_is_closed_once(cast: Cast) -> None:
    request = raise_one(cast.district)
    officer, done = cast.actor(cast.district, "service_officer"), reason()

    def close() -> object:
        return requests.close(by=officer, request=request, closing_reason=done)

    results = at_once(close, close, close)
    assert sum(isinstance(result, Conflict) for result in results) == 2
    assert Event.objects.filter(type="requests.request_closed.v1").count() == 1
    assert Message.objects.filter(template_code="request-closed").count() == 1


def test_taken_by_two_one_has_it(cast: Cast) -> None:
    request = raise_one(cast.district)
    takers = [cast.actor(cast.district, role) for role in ("service_officer", "service_manager")]
    results = at_once(*(lambda by=by: requests.take(by=by, request=request) for by in takers))
    assert sum(isinstance(result, Conflict) for result in results) == 1
    request.refresh_from_db()
    assert request.assigned_to is not None


def test_merged_into_each_other_one_stays_open(cast: Cast) -> None:
    one, other = raise_one(cast.district), raise_one(cast.district)
    officer = cast.actor(cast.district, "service_officer")
    results = at_once(
        lambda: requests.merge(by=officer, request=one, into=other),
        lambda: requests.merge(by=officer, request=other, into=one),
    )
    assert sum(isinstance(result, Conflict) for result in results) == 1
    assert Request.objects.filter(is_open=True).count() == 1


def test_notes_do_not_stand_in_each_others_way(cast: Cast) -> None:
    request = raise_one(cast.district)
    officer = cast.actor(cast.district, "service_officer")
    results = at_once(*(lambda: requests.add_note(by=officer, request=request, text="Seen") for _ in range(4)))
    assert not any(isinstance(result, Conflict) for result in results)
    assert request.updates.filter(kind="note").count() == 4
