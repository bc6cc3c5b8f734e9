"""Two public clients, unchanged, against a live server over HTTP."""

import itertools
import warnings
from importlib import import_module
from typing import Any

import pytest
from pytest_django.live_server_helper import LiveServer

from tests.contract.open311.conftest import INSIDE, Endpoint

pytestmark = [
    pytest.mark.django_db(transaction=True),
    # The clients leave closing their sockets to the collector.
    pytest.mark.filterwarnings("ignore::ResourceWarning"),
    pytest.mark.filterwarnings("ignore::pytest.PytestUnraisableExceptionWarning"),
]


@pytest.fixture
def three(live_server: LiveServer, endpoint: Endpoint, monkeypatch: pytest.MonkeyPatch) -> Any:
    # It was written for a Python that still had this.
    monkeypatch.setattr(itertools, "ifilter", filter, raising=False)
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        module = import_module("three")
    return module.Three(f"{live_server.url}/open311/v2/", api_key=endpoint.key)


@pytest.fixture(params=["json", "xml"])
def georeport(live_server: LiveServer, endpoint: Endpoint, request: pytest.FixtureRequest) -> Any:
    module = import_module("georeport")
    return module.GeoReport(f"{live_server.url}/open311/v2", output_format=request.param)


def test_three_reports_and_reads_back(three: Any) -> None:
    assert {one["service_code"] for one in three.services()} == {"587", "557", "needle"}
    assert three.services("587")["attributes"][0]["code"] == "size"
    assert len(three.discovery()["endpoints"]) == 2
    received = three.post("587", name="Ada Marsh", phone="01632 960001", description="A mattress.", **INSIDE)
    made = received[0]["service_request_id"]
    assert three.request(made)[0]["status"] == "open"
    assert [one["service_request_id"] for one in three.requests("587")] == [made]
    assert three.token(made)[0]["service_request_id"] == made


def test_georeport_lists_and_reads(georeport: Any, endpoint: Endpoint) -> None:
    first, second = endpoint.report(), endpoint.report(service_code="557")
    assert {one["service_code"] for one in georeport.get_service_list()} == {"587", "557", "needle"}
    assert georeport.get_service_definition("587")["service_code"] == "587"
    found = georeport.get_service_requests(status="open")
    assert {one["service_request_id"] for one in found} == {first, second}
    assert georeport.get_service_request(first)["service_name"] == "Fly-tipping"
