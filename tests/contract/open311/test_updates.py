"""Updates, as UK councils' systems exchange them."""

import hashlib
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
import time_machine
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse

from onedoor.apps.requests import services as requests
from onedoor.apps.requests.data import OPEN_STATUSES, Status
from onedoor.apps.requests.models import Attachment, Request, RequestType
from tests.contract.open311.conftest import Endpoint
from tests.contract.open311.schemas import conforming
from tests.contract.open311.test_posting import png

WINDOW = {"start_date": "2026-01-01T00:00:00Z", "end_date": "2026-03-30T00:00:00Z"}


def moment(**ago: int) -> str:
    return (datetime.now(UTC) - timedelta(**ago)).strftime("%Y-%m-%dT%H:%M:%SZ")


def send(endpoint: Endpoint, made: str, status: str, update_id: str = "u1", **fields: Any) -> Any:
    given = {
        "update_id": update_id,
        "service_request_id": made,
        "status": status,
        "updated_datetime": moment(),
        "description": "From the team.",
    }
    return endpoint.post("servicerequestupdates.json", **{**given, **fields})


@pytest.mark.parametrize(
    ("word", "status"),
    [
        ("INVESTIGATING", Status.INVESTIGATING),
        ("in_progress", Status.IN_PROGRESS),
        ("ACTION_SCHEDULED", Status.ACTION_SCHEDULED),
        ("PLANNED", Status.PLANNED),
        ("FIXED", Status.FIXED),
        ("fixed", Status.FIXED),
        ("NO_FURTHER_ACTION", Status.NO_FURTHER_ACTION),
        ("NOT_COUNCILS_RESPONSIBILITY", Status.NOT_RESPONSIBLE),
        ("INTERNAL_REFERRAL", Status.INTERNAL_REFERRAL),
        ("DUPLICATE", Status.DUPLICATE),
        ("CANCELLED", Status.CANCELLED),
        ("CLOSED", Status.CLOSED),
        ("FOR_TRIAGE", Status.OPEN),
    ],
)
def test_a_partners_status_becomes_ours(endpoint: Endpoint, word: str, status: Status) -> None:
    made = endpoint.report()
    conforming(send(endpoint, made, word), "update_received")
    request = Request.objects.get(uuid=made)
    assert request.status == status
    assert request.is_open == (status in OPEN_STATUSES)


def test_the_same_update_twice_is_one_update(endpoint: Endpoint) -> None:
    made = endpoint.report()
    first, second = send(endpoint, made, "FIXED"), send(endpoint, made, "OPEN")
    assert conforming(first, "update_received") == conforming(second, "update_received")
    assert Request.objects.get(uuid=made).updates.filter(external_id="u1").count() == 1


def test_an_update_older_than_the_last_does_not_move_the_state(endpoint: Endpoint) -> None:
    made = endpoint.report()
    Request.objects.filter(uuid=made).update(raised_at=datetime.now(UTC) - timedelta(days=9))
    Request.objects.get(uuid=made).updates.update(at=datetime.now(UTC) - timedelta(days=9))
    send(endpoint, made, "FIXED", "u2", updated_datetime=moment(hours=1))
    conforming(send(endpoint, made, "INVESTIGATING", "u1", updated_datetime=moment(hours=5)), "update_received")
    assert Request.objects.get(uuid=made).status == Status.FIXED


def test_a_closed_request_can_be_reopened(endpoint: Endpoint) -> None:
    made = endpoint.report()
    send(endpoint, made, "FIXED")
    send(endpoint, made, "REOPEN", "u2")
    request = Request.objects.get(uuid=made)
    assert request.is_open
    assert request.times_reopened == 1


def test_updates_are_read_by_window_and_not_sent_back_to_their_sender(endpoint: Endpoint) -> None:
    made = endpoint.report()
    send(endpoint, made, "FIXED", updated_datetime=moment(minutes=5), description="Mattress gone.")
    window = {"start_date": moment(hours=1), "end_date": moment()}

    def read(**query: str) -> list[dict[str, str]]:
        answer = endpoint.get("servicerequestupdates.json", **{**window, **query})
        found: list[dict[str, str]] = conforming(answer, "service_request_updates")
        return found

    assert [one["status"] for one in read()] == ["fixed"]
    assert "gone" not in read()[0]["description"]
    assert read(api_key=endpoint.second_key)[0]["description"].endswith("Mattress gone.")
    assert read(api_key=endpoint.key) == []
    assert read(start_date=moment(hours=9), end_date=moment(hours=8)) == []


def test_a_body_that_has_nothing_to_do_with_it_finds_no_such_request(endpoint: Endpoint) -> None:
    made = endpoint.report()
    conforming(send(endpoint, made, "FIXED", api_key=endpoint.county_key), "errors", status=404)
    assert Request.objects.get(uuid=made).status == Status.OPEN


def test_a_system_that_only_raised_it_adds_words_and_not_a_status(endpoint: Endpoint) -> None:
    made = endpoint.report(service_code="557")
    conforming(send(endpoint, made, "FIXED", description="It is bigger now."), "update_received")
    request = Request.objects.get(uuid=made)
    assert request.status == Status.OPEN
    assert "It is bigger now." in [update.text for update in request.updates.all()]


@pytest.mark.parametrize(
    "fields",
    [
        {"update_id": ""},
        {"service_request_id": ""},
        {"status": "SIDEWAYS"},
        {"status": ""},
        {"updated_datetime": "2026-03-04T12:00:00"},
        {"updated_datetime": ""},
    ],
)
def test_what_an_update_lacks_is_said(endpoint: Endpoint, fields: dict[str, str]) -> None:
    made = endpoint.report()
    given = {"update_id": "u1", "service_request_id": made, "status": "FIXED", "updated_datetime": moment()}
    conforming(endpoint.post("servicerequestupdates.json", **{**given, **fields}), "errors", status=400)


def test_an_update_without_words_is_taken_and_read_with_some(endpoint: Endpoint) -> None:
    made = endpoint.report()
    send(endpoint, made, "IN_PROGRESS", description="", updated_datetime=moment(minutes=1))
    read = endpoint.get("servicerequestupdates.json", start_date=moment(hours=1), end_date=moment())
    assert conforming(read, "service_request_updates")[0]["description"] == "Being worked on"


def photo() -> SimpleUploadedFile:
    return SimpleUploadedFile("gone.png", png(), "image/png")


def read_updates(endpoint: Endpoint, **query: str) -> Any:
    window = {"start_date": moment(hours=1), "end_date": moment()}
    answer = endpoint.get("servicerequestupdates.json", **window, **query)
    return conforming(answer, "service_request_updates")


def path_of(address: str) -> str:
    return address.removeprefix("http://localhost:8000")


def fetch(address: str) -> bytes:
    answer = Client().get(path_of(address))
    assert answer.headers["Content-Type"] == "image/png"
    return b"".join(answer.streaming_content)  # type: ignore[attr-defined]


def test_photos_of_a_working_body_are_kept_with_the_update_and_handed_on(endpoint: Endpoint) -> None:
    made = endpoint.report()
    when = moment(minutes=5)
    conforming(send(endpoint, made, "FIXED", updated_datetime=when, media=photo()), "update_received")
    conforming(send(endpoint, made, "FIXED", updated_datetime=when, media=photo()), "update_received")
    update = Request.objects.get(uuid=made).updates.get(external_id="u1")
    assert update.attachments.count() == Attachment.objects.count() == 1
    assert read_updates(endpoint)[0]["media_url"] is None
    fetched = fetch(read_updates(endpoint, api_key=endpoint.second_key)[0]["media_url"])
    assert hashlib.sha256(fetched).hexdigest() == update.attachments.get().sha256


def test_a_damaged_photo_refuses_the_update(endpoint: Endpoint) -> None:
    made = endpoint.report()
    damaged = SimpleUploadedFile("gone.png", b"not a picture", "image/png")
    conforming(send(endpoint, made, "FIXED", media=damaged), "errors", status=400)
    assert Request.objects.get(uuid=made).status == Status.OPEN


def test_the_photo_of_a_request_goes_to_those_who_read_it_whole(endpoint: Endpoint) -> None:
    made = endpoint.report(media=photo())

    def address(**query: str) -> Any:
        return conforming(endpoint.get(f"requests/{made}.json", **query), "service_requests")[0]["media_url"]

    assert address() is None
    assert address(api_key=endpoint.county_key) is None
    given = path_of(address(api_key=endpoint.key))
    assert fetch(given)
    with time_machine.travel(datetime.now(UTC) + timedelta(minutes=61)):
        conforming(Client().get(given), "errors", status=404)
    Attachment.objects.update(visibility="private")
    conforming(Client().get(given), "errors", status=404)
    assert address(api_key=endpoint.key) is None


def test_a_guessed_address_opens_no_picture(endpoint: Endpoint) -> None:
    endpoint.report(media=photo())
    uuid = Attachment.objects.get().uuid
    for guess in (uuid.hex, f"{uuid.hex}:1:x", "guess"):
        conforming(Client().get(reverse("open311:picture", kwargs={"token": guess})), "errors", status=404)


@pytest.fixture
def defects(endpoint: Endpoint) -> RequestType:
    """Received, then inspected, then works ordered; closed only from the last."""
    by = endpoint.cast.actor(endpoint.cast.district, "partnership_administrator")
    made = requests.save_type(by=by, name="Fly-tipping", services=[endpoint.tipping])
    made = requests.save_state(
        by=by, type=made, name="Inspected", status="investigating", leads_to=[], may_close=False,
        comes_from=["received"],
    )  # fmt: skip
    return requests.save_state(
        by=by, type=made, name="Works ordered", status="action_scheduled", leads_to=["inspected"], may_close=True,
        comes_from=["inspected"],
    )  # fmt: skip


@pytest.mark.usefixtures("defects")
def test_a_typed_request_goes_where_its_type_lets_it_and_is_read_by_the_name_of_its_state(endpoint: Endpoint) -> None:
    with time_machine.travel(datetime.now(UTC) - timedelta(minutes=9)):
        made = endpoint.report()
    # None of its states stands for these, or none may follow yet.
    conforming(send(endpoint, made, "IN_PROGRESS", "u1"), "errors", status=400)
    refused = send(endpoint, made, "ACTION_SCHEDULED", "u1")
    assert "From “Received” it goes to: Inspected" in conforming(refused, "errors", status=400)[0]["description"]
    assert Request.objects.get(uuid=made).status == Status.OPEN
    conforming(
        send(endpoint, made, "INVESTIGATING", "u1", description="", updated_datetime=moment(minutes=3)),
        "update_received",
    )
    conforming(send(endpoint, made, "FIXED", "u2"), "errors", status=400)
    conforming(
        send(endpoint, made, "ACTION_SCHEDULED", "u2", description="", updated_datetime=moment(minutes=2)),
        "update_received",
    )
    read = conforming(endpoint.get(f"requests/{made}.json"), "service_requests")[0]
    assert (read["status"], read["extended_status"], read["status_notes"]) == (
        "open",
        "action_scheduled",
        "Works ordered",
    )
    updates = read_updates(endpoint)
    assert [(one["status"], one["description"]) for one in updates] == [
        ("investigating", "Inspected"), ("action_scheduled", "Works ordered"),
    ]  # fmt: skip
    conforming(send(endpoint, made, "FIXED", "u3", updated_datetime=moment(minutes=1)), "update_received")
    assert not Request.objects.get(uuid=made).is_open
