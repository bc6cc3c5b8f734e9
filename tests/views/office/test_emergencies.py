"""Governance officers of the bodies concerned look back at broken glass; nobody else learns of it."""

from collections.abc import Callable
from typing import Any
from uuid import uuid4

import pytest
from django.db import transaction
from django.test import Client

from onedoor.apps.partners.data import Role
from onedoor.apps.partners.models import Account
from onedoor.apps.people import services as people
from onedoor.apps.people.models import Resident
from onedoor.apps.sharing import services as sharing
from onedoor.apps.sharing.data import ENQUIRY
from onedoor.apps.sharing.models import Emergency, EmergencyReview
from onedoor.foundation.actors import SYSTEM
from onedoor.foundation.errors import Denied, Missing
from tests.conftest import Cast

SignedIn = Callable[[Account], Client]


@pytest.fixture
def emergency(cast: Cast, settings: Any) -> Emergency:
    """An adviser of the district saw where somebody lives whose record the county holds."""
    settings.REQUIRE_SECOND_STEP = False
    sharing.install_defaults()
    by = cast.actor(cast.district, Role.ADVISER)
    theirs = people.create_resident(by=SYSTEM, family_name="Parry", held_by=cast.county)
    with transaction.atomic(durable=True):
        made = sharing.break_glass(
            by=by, contact=str(uuid4()), organisation=cast.district, reason="safety", words="He is at her door."
        )
        sharing.disclose(
            by=by, person=str(theirs.uuid), purpose=ENQUIRY, source=cast.county, recipient=cast.district,
            items=["address.home"], emergency=made,
        )  # fmt: skip
    return made


@pytest.mark.parametrize("role", [role for role in Role.values if role != Role.GOVERNANCE])
def test_other_roles_find_no_such_page(cast: Cast, emergency: Emergency, signed_in: SignedIn, role: str) -> None:
    client = signed_in(cast.account(cast.county, role))
    for address in ("/office/emergencies/", f"/office/emergencies/{emergency.uuid}/"):
        assert client.get(address).status_code == 404


def test_only_an_adviser_breaks_it_for_their_own_body(cast: Cast, emergency: Emergency) -> None:
    for actor in (cast.actor(cast.county, Role.ADVISER), cast.actor(cast.district, Role.SERVICE_OFFICER)):
        with transaction.atomic(), pytest.raises(Denied):
            sharing.break_glass(
                by=actor, contact=str(uuid4()), organisation=cast.district, reason="safety", words="He is at her door."
            )


def test_nobody_looks_back_for_another_body(cast: Cast, emergency: Emergency) -> None:
    officer = cast.actor(cast.county, Role.GOVERNANCE)
    with pytest.raises(Denied):
        sharing.review_emergency(by=officer, emergency=emergency, organisation=cast.district, outcome="justified")
    adviser = cast.actor(cast.county, Role.ADVISER)
    with pytest.raises(Missing):
        sharing.review_emergency(by=adviser, emergency=emergency, organisation=cast.county, outcome="justified")


@pytest.mark.parametrize("body", ["district", "county"])
def test_each_body_concerned_is_told_and_looks_back(
    cast: Cast, emergency: Emergency, signed_in: SignedIn, body: str
) -> None:
    own = getattr(cast, body)
    client = signed_in(cast.account(own, Role.GOVERNANCE))
    assert "to look back at" in client.get("/staff/").text
    assert "Waits for you" in client.get("/office/emergencies/").text
    page = client.get(f"/office/emergencies/{emergency.uuid}/").text
    for shown in ("He is at her door.", "Home address", "Carrowshire County Council"):
        assert shown in page
    assert (Resident.objects.get().reference in page) == (own == cast.county)
    address = f"/office/emergencies/{emergency.uuid}/review/"
    refused = client.post(address, {"organisation": str(own.uuid), "outcome": "not_justified", "words": ""})
    assert refused.status_code == 400
    assert "Say what was wrong" in refused.text
    client.post(address, {"organisation": str(own.uuid), "outcome": "justified"})
    assert EmergencyReview.objects.get().organisation == own
    assert "Waits for you" not in client.get("/office/emergencies/").text
    again = client.post(address, {"organisation": str(own.uuid), "outcome": "justified"})
    assert again.status_code == 400


def test_the_ledger_names_the_emergency(cast: Cast, emergency: Emergency, signed_in: SignedIn) -> None:
    client = signed_in(cast.account(cast.county, Role.GOVERNANCE))
    assert f"/office/emergencies/{emergency.uuid}/" in client.get("/office/disclosures/").text
    lines = client.get("/office/disclosures/download/").getvalue().decode()
    assert f"Emergency,{emergency.uuid}" in lines
