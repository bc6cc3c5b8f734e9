"""What GeoReport clients read."""

from collections.abc import Callable
from datetime import UTC, datetime, timedelta

import pytest
from django.utils import translation

from onedoor.apps.requests.models import Request
from tests.contract.open311.conftest import Endpoint
from tests.contract.open311.schemas import conforming
from tests.contract.open311.test_updates import moment

FORMATS = ("xml", "json")


@pytest.mark.parametrize("format", FORMATS)
def test_every_answer_keeps_its_schema(endpoint: Endpoint, format: str) -> None:
    made = endpoint.report()
    update = {"update_id": "u1", "service_request_id": made, "status": "FIXED", "description": "Gone."}
    endpoint.post("servicerequestupdates.json", updated_datetime="2026-03-04T12:00:00Z", **update)
    window = {"start_date": "2026-03-01T00:00:00Z", "end_date": "2026-03-30T00:00:00Z"}
    conforming(endpoint.get(f"discovery.{format}"), "discovery")
    conforming(endpoint.get(f"services.{format}"), "services")
    conforming(endpoint.get(f"services/587.{format}"), "service_definition")
    conforming(endpoint.get(f"requests.{format}"), "service_requests")
    conforming(endpoint.get(f"requests/{made}.{format}", api_key=endpoint.key), "service_requests")
    conforming(endpoint.get(f"tokens/{made}.{format}"), "token")
    conforming(endpoint.get(f"servicerequestupdates.{format}", **window), "service_request_updates")
    conforming(endpoint.get(f"requests/none.{format}"), "errors", status=404)


def test_discovery_names_a_test_and_a_production_endpoint(endpoint: Endpoint) -> None:
    found = conforming(endpoint.get("discovery.json"), "discovery")
    assert [one["type"] for one in found["endpoints"]] == ["production", "test"]
    assert found["changeset"] < datetime.now(UTC).isoformat()


def test_it_speaks_the_language_of_the_partnership_whatever_was_read_before(endpoint: Endpoint) -> None:
    with translation.override("cy"):
        endpoint.get("services.json")
        assert translation.get_language() == "en-gb"


def test_an_answer_says_how_long_it_is_so_that_the_connection_is_kept(endpoint: Endpoint) -> None:
    answer = endpoint.get("services.json")
    assert int(answer.headers["Content-Length"]) == len(answer.content)


def test_services_have_codes_groups_and_keywords(endpoint: Endpoint) -> None:
    found = {one["service_code"]: one for one in conforming(endpoint.get("services.json"), "services")}
    assert found.keys() == {"587", "557", "needle"}
    assert found["587"]["metadata"] == "true"
    assert found["557"]["metadata"] == "false"
    assert found["587"]["group"] == "Streets"
    assert found["needle"]["keywords"].startswith("private, ")


def test_a_jurisdiction_limits_the_services_to_its_own(endpoint: Endpoint) -> None:
    found = endpoint.get("services.json", jurisdiction_id="carrowshire").json()
    assert [one["service_code"] for one in found] == ["557"]
    conforming(endpoint.get("services.json", jurisdiction_id="nowhere"), "errors", status=404)


def test_a_definition_lists_values(endpoint: Endpoint) -> None:
    root = conforming(endpoint.get("services/fly-tipping.xml"), "service_definition")
    assert root.findtext("service_code") == "587"
    assert [value.findtext("name") for value in root.iter("value")] == ["A bag", "A van & more"]


def test_without_a_key_nobody_reads_what_people_wrote(endpoint: Endpoint) -> None:
    made = endpoint.report(email="ada@home.example", first_name="Ada", last_name="Marsh", phone="01632 960001")
    body = endpoint.get("requests.json").content.decode()
    assert made in body
    assert "mattress" not in body
    assert "Ada" not in body
    assert "home.example" not in body
    assert Request.objects.get(uuid=made).reference not in body


def test_a_key_for_every_partner_reads_no_more_than_any_other(endpoint: Endpoint) -> None:
    """Of another body: what anybody reads. It moves what it is told the id of, and what it made itself it reads."""
    told = {"email": "ada@home.example", "first_name": "Ada", "phone": "01632 960001"}
    theirs, private = endpoint.report(**told), endpoint.report(service_code="needle", **told)
    request = Request.objects.get(uuid=theirs)
    update = {"update_id": "u1", "status": "FIXED", "description": "Ada was in.", "updated_datetime": moment(minutes=1)}
    endpoint.post("servicerequestupdates.json", service_request_id=theirs, **update)
    for path in ("requests.json", f"requests/{theirs}.json", "servicerequestupdates.json"):
        with_key = endpoint.get(path, api_key=endpoint.any_key)
        assert with_key.content == endpoint.get(path).content, path
        assert "Ada" not in with_key.text
    for hidden in (private, request.reference):
        conforming(endpoint.get(f"requests/{hidden}.json", api_key=endpoint.any_key), "errors", status=404)
    moved = update | {"update_id": "u2", "status": "REOPEN", "api_key": endpoint.any_key}
    answer = endpoint.post("servicerequestupdates.json", service_request_id=theirs, **moved)
    assert conforming(answer, "update_received")
    assert request.reference not in answer.text
    own = endpoint.report(api_key=endpoint.any_key, **told)
    found = conforming(endpoint.get(f"requests/{own}.json", api_key=endpoint.any_key), "service_requests")
    assert found[0]["description"] == "A mattress."


def test_a_partner_reads_its_own_in_full_and_by_reference(endpoint: Endpoint) -> None:
    made = endpoint.report()
    reference = Request.objects.get(uuid=made).reference
    found = conforming(endpoint.get(f"requests/{reference}.json", api_key=endpoint.key), "service_requests")
    assert found[0]["description"] == "A mattress."
    assert found[0]["service_request_id"] == made
    conforming(endpoint.get(f"requests/{reference}.json"), "errors", status=404)
    conforming(endpoint.get(f"requests/{reference}.json", api_key=endpoint.county_key), "errors", status=404)


def test_hidden_and_private_requests_look_missing_to_others(endpoint: Endpoint) -> None:
    hidden, private = endpoint.report(), endpoint.report(service_code="needle")
    Request.objects.filter(uuid=hidden).update(is_hidden=True)
    for key in ({}, {"api_key": endpoint.county_key}):
        assert endpoint.get("requests.json", **key).json() == []
        for made in (hidden, private):
            conforming(endpoint.get(f"requests/{made}.json", **key), "errors", status=404)
    assert len(endpoint.get("requests.json", api_key=endpoint.key).json()) == 2


def test_requests_are_found_by_service_status_dates_and_ids(endpoint: Endpoint) -> None:
    first, second = endpoint.report(), endpoint.report(service_code="557")

    def found(**query: str) -> set[str]:
        return {one["service_request_id"] for one in endpoint.get("requests.json", **query).json()}

    assert found() == {first, second}
    assert found(service_code="557") == {second}
    assert found(service_code="557,587") == {first, second}
    assert found(status="closed") == set()
    assert found(status="open,closed") == {first, second}
    assert found(service_request_id=f"{first},none") == {first}
    assert found(service_request_id="none") == set()
    assert found(jurisdiction_id="carrowshire") == {second}
    assert found(start_date="2020-01-01T00:00:00Z", end_date="2020-02-01T00:00:00Z") == set()
    assert found(updated_after="2026-01-01T00:00:00Z") == {first, second}
    assert found(page_size="1") == {second}
    assert found(page_size="1", page="2") == {first}


def test_the_window_is_ninety_days_unless_asked_for(endpoint: Endpoint) -> None:
    made = endpoint.report()
    old = datetime.now(UTC) - timedelta(days=91)
    Request.objects.filter(uuid=made).update(raised_at=old)
    assert endpoint.get("requests.json").json() == []
    assert len(endpoint.get("requests.json", start_date=old.strftime("%Y-%m-%dT00:00:00Z")).json()) == 1
    assert len(endpoint.get("requests.json", service_request_id=made).json()) == 1


def test_lists_take_as_many_queries_however_long(
    endpoint: Endpoint, django_assert_max_num_queries: Callable[[int], object]
) -> None:
    for _ in range(12):
        endpoint.report()
    # The services, the requests, and the bodies where they are not remembered.
    with django_assert_max_num_queries(3):  # type: ignore[attr-defined]
        assert len(endpoint.get("requests.json").json()) == 12


@pytest.mark.parametrize(
    "query",
    [
        {"start_date": "yesterday"},
        {"start_date": "2026-03-04T12:00:00"},
        {"start_date": "2026-13-04T12:00:00Z"},
        {"end_date": "0001-01-01T00:00:00+14:00"},
        {"start_date": "2026-03-04T12:00:00Z", "end_date": "2026-03-03T12:00:00Z"},
        {"status": "sideways"},
        {"page": "0"},
        {"page_size": "many"},
    ],
)
def test_a_query_that_makes_no_sense_is_refused(endpoint: Endpoint, query: dict[str, str]) -> None:
    conforming(endpoint.get("requests.json", **query), "errors", status=400)


@pytest.mark.parametrize("path", ["nothing.xml", "services/999999.xml", "services", "tokens/none.xml"])
def test_what_is_not_there_is_404_in_the_standards_shape(endpoint: Endpoint, path: str) -> None:
    conforming(endpoint.get(path), "errors", status=404)


def test_a_wrong_key_is_refused_not_ignored(endpoint: Endpoint) -> None:
    conforming(endpoint.get("requests.xml", api_key="wrong"), "errors", status=403)
