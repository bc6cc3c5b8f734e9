"""`/healthz`."""

from typing import Any
from unittest.mock import patch

import pytest
from django.db import OperationalError
from django.test import Client

from onedoor.foundation.chores import Chore
from onedoor.foundation.worker import Worker

pytestmark = pytest.mark.django_db


def test_without_a_worker_it_is_degraded(client: Client) -> None:
    answer = client.get("/healthz")
    assert answer.status_code == 200
    assert answer.json()["status"] == "degraded"


def test_with_one_it_is_well(client: Client, django_assert_max_num_queries: Any) -> None:
    Worker([])._beat()
    with django_assert_max_num_queries(5):
        answer = client.get("/healthz").json()
    assert answer["status"] == "ok"
    assert answer["waiting"] == {
        "deliveries": {"waiting": 0, "parked": 0},
        "messages": {"waiting": 0, "parked": 0},
        "unsealed": 0,
    }


def test_what_keeps_going_wrong_is_named_while_the_worker_is_alive(client: Client, noon: Any) -> None:
    def fail() -> int:
        raise RuntimeError("secret host")

    worker = Worker([Chore("seal-events", 0, fail), Chore("steady", 0, lambda: 0)])
    for chore in worker.chores:
        worker.attempt(chore)
    worker._beat()
    answer = client.get("/healthz").json()
    assert (answer["status"], answer["worker"]["status"]) == ("degraded", "failing")
    assert answer["worker"]["failing"] == ["seal-events"]
    assert "secret" not in str(answer)
    worker.chores = [Chore("seal-events", 0, lambda: 0)]
    worker.attempt(worker.chores[0])
    worker._beat()
    assert client.get("/healthz").json()["status"] == "ok"


def test_without_a_database_it_fails(client: Client) -> None:
    with patch("onedoor.api.health.views.seconds_since_heartbeat", side_effect=OperationalError("secret host")):
        answer = client.get("/healthz")
    assert answer.status_code == 503
    assert b"secret" not in answer.content
