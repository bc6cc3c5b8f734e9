"""A partner's system sends one record; docs/integrate/records.md is what it goes by."""

import json
import re
from pathlib import Path
from typing import Any

import pytest
from django.http import HttpResponse
from django.test import Client

from onedoor.apps.partners import services as partners
from onedoor.apps.people.models import Resident
from onedoor.foundation.actors import SYSTEM
from tests.conftest import Cast

DOCUMENT = Path(__file__).parents[3] / "docs" / "integrate" / "records.md"
GIVEN = {"given_names": "Margaret", "family_name": "Hargreaves", "birth_date": "1961-03-04", "postcode": "SK13 8AB"}


@pytest.fixture
def key(cast: Cast) -> str:
    _, text = partners.create_api_key(by=SYSTEM, organisation=cast.district, name="Housing")
    return text


def put(client: Client, key: str, body: Any, at: str = "housing/T1") -> HttpResponse:
    headers = {"Authorization": f"Bearer {key}"} if key else {}
    data = body if isinstance(body, str) else json.dumps(body)
    return client.put(f"/api/v1/records/{at}", data, content_type="application/json", headers=headers)  # type: ignore[return-value]


@pytest.mark.parametrize("given", ["", "guess"])
def test_without_a_key_that_works_nothing_is_taken(client: Client, db: None, given: str) -> None:
    assert put(client, given, GIVEN).status_code == 403
    assert not Resident.objects.exists()


@pytest.mark.parametrize("method", ["get", "post", "delete"])
def test_other_methods_are_refused(client: Client, key: str, method: str) -> None:
    assert getattr(client, method)("/api/v1/records/housing/T1").status_code == 405


@pytest.mark.parametrize("body", ["{", "[]", "null"])
def test_what_is_no_object_is_refused(client: Client, key: str, body: str) -> None:
    answer = put(client, key, body)
    assert answer.status_code == 400
    assert "JSON" in json.loads(answer.content)["error"]["message"]


def test_a_wrong_field_is_named(client: Client, key: str) -> None:
    answer = put(client, key, {**GIVEN, "birth_date": "1961-02-31"})
    assert answer.status_code == 400
    assert list(json.loads(answer.content)["error"]["fields"]) == ["birth_date"]


def test_a_record_is_opened_and_then_changed(cast: Cast, client: Client, key: str) -> None:
    opened = put(client, key, GIVEN)
    assert opened.status_code == 201
    assert put(client, key, GIVEN).status_code == 200
    changed = json.loads(put(client, key, {**GIVEN, "family_name": "Jones"}).content)
    assert changed == {**json.loads(opened.content), "change": "changed"}
    kept = Resident.objects.get()
    assert (kept.held_by, kept.family_name, kept.source_system, kept.source_key) == (
        cast.district, "Jones", "housing", "T1",
    )  # fmt: skip


def test_the_document_names_every_field_and_its_example_works(client: Client, key: str) -> None:
    text = DOCUMENT.read_text(encoding="utf-8")
    example = json.loads(re.search(r"```json\n(\{.*?\})\n```", text, re.DOTALL)[1])  # type: ignore[index]
    assert put(client, key, example).status_code == 201
    refused = json.loads(put(client, key, {"colour": "red"}).content)["error"]["fields"]["colour"][0]
    assert all(f"`{name}`" in text for name in refused.removeprefix("Give only ").split(", "))
