"""Steps by which others are told of late work, set up in the office; the walk shows who may not."""

from collections.abc import Callable

import pytest
from django.test import Client

from onedoor.apps.partners.models import Account
from onedoor.apps.requests.models import EscalationStep
from tests.conftest import Cast
from tests.raising import service

pytestmark = pytest.mark.django_db
SignedIn = Callable[[Account], Client]
LIST = "/office/escalation/"


def step(cast: Cast, **changes: str) -> dict[str, str]:
    given = {"organisation": str(cast.district.uuid), "hours": "24", "when": "before", "tell": "managers"}
    return given | {"service": "", "priority": "", "address": ""} | changes


def test_a_step_is_for_a_service_that_nobody_has_asked_for_yet(cast: Cast, signed_in: SignedIn) -> None:
    gritting = service(cast.district, "gritting", name="Gritting")
    theirs = service(cast.county, "libraries", name="Libraries")
    client = signed_in(cast.account(cast.district, "service_manager"))
    page = client.get(f"{LIST}add/").text
    assert "Gritting" in page
    assert "Libraries" not in page, "Which another body provides."
    refused = client.post(f"{LIST}add/", step(cast, service=str(theirs.uuid)))
    assert refused.status_code == 400
    assert client.post(f"{LIST}add/", step(cast, service=str(gritting.uuid))).headers["Location"] == LIST
    kept = EscalationStep.objects.get()
    assert (kept.service, kept.hours, kept.tell) == (gritting, -24, "managers")
    assert "Gritting" in client.get(LIST).text


def test_a_step_changes_and_keeps_a_service_that_is_provided_no_more(cast: Cast, signed_in: SignedIn) -> None:
    gritting, lamps = service(cast.district, "gritting", name="Gritting"), service(cast.district, "lamps", name="Lamps")
    client = signed_in(cast.account(cast.district, "administrator"))
    client.post(f"{LIST}add/", step(cast, service=str(gritting.uuid)))
    change = f"{LIST}{EscalationStep.objects.get().uuid}/"
    gritting.provisions.all().delete()
    page = client.get(change).text
    assert "Gritting" in page
    assert "Lamps" in page
    client.post(change, step(cast, service=str(gritting.uuid), hours="2", when="after", tell="address"))
    assert EscalationStep.objects.get().hours == -24, "Nobody is told without an address."
    client.post(
        change, step(cast, service=str(lamps.uuid), hours="2", when="after", tell="address", address="a@b.example")
    )
    kept = EscalationStep.objects.get()
    assert (kept.service, kept.hours, kept.address) == (lamps, 2, "a@b.example")
