"""The worker runs chores, says that it is alive and ends in order."""

import threading
import time
from typing import Any

import pytest

from onedoor.foundation.chores import Chore, find_chores
from onedoor.foundation.models import Heartbeat
from onedoor.foundation.worker import Worker, seconds_since_heartbeat


@pytest.fixture
def beats(monkeypatch: pytest.MonkeyPatch) -> None:
    """A heartbeat without a database, which the in-memory one would not share between threads."""
    monkeypatch.setattr(Worker, "_beat", lambda self: True)
    monkeypatch.setattr("onedoor.foundation.worker.close_old_connections", lambda: None)
    monkeypatch.setattr(Heartbeat.objects, "filter", lambda **_: Heartbeat.objects.none())


@pytest.mark.django_db
def test_a_chore_runs_until_told_to_stop_whatever_goes_wrong_in_another(
    beats: None, monkeypatch: pytest.MonkeyPatch
) -> None:
    runs, closed = [], []

    def fail() -> int:
        raise RuntimeError

    chores = [
        Chore("steady", 0.01, lambda: runs.append(1) or 0, lambda: closed.append(1)),  # type: ignore[func-returns-value]
        Chore("broken", 0.01, fail),
    ]
    worker = Worker(chores)
    threading.Timer(0.2, worker.stop).start()
    started = time.monotonic()
    worker.run()
    assert len(runs) > 3
    assert closed == [1]
    assert time.monotonic() - started < 5


@pytest.mark.django_db
def test_the_heartbeat_says_how_long_ago(noon: Any) -> None:
    assert seconds_since_heartbeat() is None
    assert Worker([])._beat()
    assert seconds_since_heartbeat() == 0


def test_every_chore_is_found() -> None:
    assert {"deliver-events", "seal-events", "send-messages"} <= {chore.name for chore in find_chores()}
