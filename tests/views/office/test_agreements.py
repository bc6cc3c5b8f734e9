"""Governance officers draw up, sign, suspend and look back; nobody else finds a page."""

from collections.abc import Callable
from datetime import date
from typing import Any
from uuid import uuid4

import pytest
from django.db import transaction
from django.test import Client

from onedoor.apps.partners.data import Role
from onedoor.apps.partners.models import Account, Organisation
from onedoor.apps.sharing import services as sharing
from onedoor.apps.sharing.models import AgreementVersion
from tests.agreements import PURPOSE, draft, in_force, offered, sign
from tests.conftest import Cast

SignedIn = Callable[[Account], Client]
PASSWORD = "three-words-apart"


@pytest.fixture(autouse=True)
def lists(cast: Cast, noon: Any) -> None:
    sharing.install_defaults()


@pytest.fixture
def office(cast: Cast, signed_in: SignedIn) -> Client:
    return officer(cast, cast.county, signed_in)


def officer(cast: Cast, body: Organisation, signed_in: SignedIn) -> Client:
    account = cast.account(body, Role.GOVERNANCE)
    account.set_password(PASSWORD)
    account.save()
    return signed_in(account)


def address(version: AgreementVersion, rest: str = "") -> str:
    return f"/office/agreements/{version.uuid}/{rest}"


@pytest.mark.parametrize("role", [role for role in Role.values if role != Role.GOVERNANCE])
def test_others_find_nothing(cast: Cast, signed_in: SignedIn, role: str) -> None:
    client = signed_in(cast.account(cast.county, role))
    pages = ("/office/agreements/", "/office/agreements/add/", "/office/disclosures/", "/office/disclosures/download/")
    assert {client.get(page).status_code for page in pages} == {404}


def test_another_bodys_draft_is_not_there_until_it_is_offered(cast: Cast, signed_in: SignedIn) -> None:
    client, version = officer(cast, cast.district, signed_in), draft(cast)
    assert client.get(address(version)).status_code == 404
    assert client.post(address(version, "write/why/"), {"necessity": "x"}).status_code == 404
    sharing.offer_agreement(by=cast.actor(cast.county, Role.GOVERNANCE), version=version)
    assert "Care together" in client.get(address(version)).text
    assert client.post(address(version, "resume/")).status_code == 404


def test_an_empty_list_says_what_an_agreement_is(office: Client) -> None:
    assert "None here." in office.get("/office/agreements/").text
    assert "Nothing has been shared yet" in office.get("/office/disclosures/").text


def test_from_a_template_to_a_draft_that_says_what_it_lacks(cast: Cast, office: Client) -> None:
    given = {"title": "Falls", "owner": str(cast.county.uuid), "template": "regular"}
    page = office.post("/office/agreements/add/", given, follow=True)
    assert "At least two controllers" in page.text
    assert "Shown inside this product" in page.text
    version = AgreementVersion.objects.get()
    refused = office.post(address(version, "offer/"))
    assert refused.status_code == 400
    assert "has no lawful basis" in refused.text


def test_each_step_saves_its_part(cast: Cast, office: Client) -> None:
    version = draft(cast)
    day = {"in_force_from_day": "1", "in_force_from_month": "2", "in_force_from_year": "2026", "remind_days": "30"}
    assert office.post(address(version, "write/dates/"), {**day, "population": "Everyone"}).status_code == 302
    version.refresh_from_db()
    assert (version.in_force_from, version.population) == (date(2026, 2, 1), "Everyone")
    refused = office.post(
        address(version, "write/dates/"), {**day, "in_force_from_month": "13", "population": "Nobody"}
    )
    assert refused.status_code == 400
    assert "Nobody" in refused.text


def test_a_party_on_consent_is_asked_why(cast: Cast, office: Client) -> None:
    version = draft(cast)
    refused = office.post(
        address(version, f"party/{cast.district.uuid}/"), {"role": "controller", "article6": "consent"}
    )
    assert refused.status_code == 400
    assert "Say why consent is the right basis here" in refused.text


def test_signed_only_with_the_password_and_ones_own_name(cast: Cast, office: Client) -> None:
    version = offered(cast)
    given = {
        "organisation": str(cast.county.uuid), "name": cast.account(cast.county, Role.GOVERNANCE).name,
        "post": "Data Protection Officer", "proof": "guess",
    }  # fmt: skip
    refused = office.post(address(version, "sign/"), given)
    assert refused.status_code == 400
    assert "That is not your password" in refused.text
    assert "guess" not in refused.text
    assert office.post(address(version, "sign/"), {**given, "proof": PASSWORD, "name": "Me"}).status_code == 400
    assert office.post(address(version, "sign/"), {**given, "proof": PASSWORD}).status_code == 302
    assert version.signatures.count() == 1
    assert office.get(address(version, "sign/")).status_code == 404


def test_suspended_with_a_reason_everybody_reads(cast: Cast, office: Client) -> None:
    version = in_force(cast)
    assert "Enter the reason" in office.post(address(version, "suspend/"), {"reason": ""}).text
    office.post(address(version, "suspend/"), {"reason": "A breach is looked into."})
    assert "A breach is looked into." in office.get(address(version)).text
    assert office.post(address(version, "resume/")).status_code == 302


def test_a_new_version_says_what_is_different(cast: Cast, office: Client) -> None:
    version = in_force(cast)
    office.post(address(version, "next/"))
    following = AgreementVersion.objects.get(number=2)
    ends = {"giver": str(cast.county.uuid), "receiver": str(cast.district.uuid)}
    office.post(address(following, "items/"), {"purpose": PURPOSE, **ends, "items": ["contact.phone"]})
    page = office.get(address(following, "differences/")).text
    assert "No longer shared" in page
    assert "Phone numbers" in page


def test_on_paper(cast: Cast, office: Client) -> None:
    page = office.get(address(sign(cast, offered(cast)), "print/")).text
    assert "SHA-256 of what was offered and signed" in page
    assert "Care Act 2014 section 6" in page


def test_the_ledger_is_for_those_who_gave_and_got(
    cast: Cast, office: Client, django_assert_max_num_queries: Any
) -> None:
    in_force(cast)
    person = str(uuid4())
    with transaction.atomic():
        sharing.disclose(
            by=cast.actor(cast.district, Role.ADVISER), person=person, purpose=PURPOSE, source=cast.county,
            recipient=cast.district, items=["identity.name"],
        )  # fmt: skip
    with django_assert_max_num_queries(20):
        page = office.get("/office/disclosures/").text
    assert person in page
    assert "Arrange care and support at home" in page
    assert person not in office.get("/office/disclosures/?person=somebody").text
    lines = office.get("/office/disclosures/download/").getvalue().decode().splitlines()
    assert len(lines) == 2
    assert f",{person},identity.name,care-at-home," in lines[1]
