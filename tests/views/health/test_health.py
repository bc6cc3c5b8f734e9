"""`/healthz`."""

from typing import Any
from unittest.mock import patch

import pytest
from django.db import OperationalError
from django.test import Client

from onedoor.foundation.worker import Worker

pytestmark = pytest.mark.django_db


def test_without_a_worker_it_is_degraded(client: Client) -> None:
    answer = client.get("/healthz")
    assert answer.status_code == 200
    assert answer.json()["status"] == "degraded"


def test_with_one_it_is_well(client: Client, django_assert_max_num_queries: Any) -> None:
    Worker([])._beat()
    with django_assert_max_num_queries(4):
        answer = client.get("/healthz").json()
    assert answer["status"] == "ok"
    assert answer["waiting"] == {
        "deliveries": {"waiting": 0, "parked": 0},
        "messages": {"waiting": 0, "parked": 0},
        "unsealed": 0,
    }


def test_without_a_database_it_fails(client: Client) -> None:
    with patch("onedoor.api.health.views.seconds_since_heartbeat", side_effect=OperationalError("secret host")):
        answer = client.get("/healthz")
    assert answer.status_code == 503
    assert b"secret" not in answer.content
