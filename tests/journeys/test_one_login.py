"""A person signs in with a provider that speaks as GOV.UK One Login does, proves who they are, and is signed out."""

from collections.abc import Callable, Iterator
from copy import deepcopy
from datetime import date

import pytest
from django.core.cache import cache
from playwright.sync_api import Page, expect
from pytest_django.fixtures import Settings
from pytest_django.live_server_helper import LiveServer

from onedoor.apps.people import services as people
from onedoor.demonstration.one_login.provider import Someone, StandIn
from onedoor.demonstration.one_login.server import serving
from onedoor.foundation.actors import SYSTEM
from tests.conftest import Cast
from tests.journeys.conftest import Visit
from tests.openid_provider import CLIENT_ID, client_key

IVY = Someone(
    {
        "sub": "urn:fdc:provider.example:2026:ivy", "email": "ivy.marlow-featherstonehaugh@marlow.example",
        "email_verified": True, "https://vocab.account.gov.uk/v1/address": [{"postalCode": "TV1 1AA"}],
    },
    {
        "name": [{"nameParts": [{"type": "GivenName", "value": "Ivy"}, {"type": "FamilyName", "value": "Marlow"}]}],
        "birthDate": [{"value": "1951-03-04"}],
    },
)  # fmt: skip


@pytest.fixture
def one_login(transactional_db: None, live_server: LiveServer, settings: Settings, cast: Cast) -> Iterator[StandIn]:
    """On another site than ours, as the real one is: its cookies and ours are strangers."""
    cache.clear()
    people.create_resident(
        by=SYSTEM, given_names="Ivy", family_name="Marlow", birth_date=date(1951, 3, 4), postcode="TV1 1AA",
        held_by=cast.county,
    )  # fmt: skip
    told = f"{live_server.url}/you/provider/signed-out/"
    with serving(StandIn(CLIENT_ID, client_key(), everybody=[IVY], told_of_sign_out=told)) as running:
        settings.SIGN_IN_PRIVATE_HOSTS, settings.PUBLIC_URL = True, live_server.url
        settings.ONE_LOGIN_ISSUER, settings.ONE_LOGIN_CLIENT_ID = running.issuer, CLIENT_ID
        settings.ONE_LOGIN_KEY = client_key().as_pem(private=True).decode()
        settings.ONE_LOGIN_IDENTITY_ISSUER = running.identity_issuer
        policy = deepcopy(settings.CONTENT_SECURITY_POLICY)
        policy["DIRECTIVES"]["form-action"].append(running.url.rstrip("/"))
        settings.CONTENT_SECURITY_POLICY = policy
        yield running


def test_signing_in_proving_who_one_is_and_being_signed_out(
    one_login: StandIn,
    visit: Visit,
    axe: Callable[[Page], None],
    at_widths: Callable[[Page, str], None],
    picture: Callable[[Page, str], None],
) -> None:
    page = visit("/you/sign-in/", width=320)
    at_widths(page, "one-login-1-sign-in")
    page.get_by_role("button", name="Sign in with GOV.UK One Login").click()
    page.get_by_role("link", name="Go back without signing in").click()
    expect(page.get_by_text("before you had signed in")).to_be_visible()
    axe(page)
    picture(page, "one-login-2-turned-away")
    page.get_by_role("button", name="Start again").click()
    sign_in(page)
    expect(page.get_by_role("heading", name="What is yours")).to_be_visible()
    page.get_by_role("link", name="See who keeps a record of you").click()
    at_widths(page, "one-login-3-prove")
    page.get_by_role("button", name="Prove who I am with GOV.UK One Login").click()
    page.get_by_role("link", name="ivy.marlow").click()
    expect(page.get_by_role("heading", name="Carrowshire County Council")).to_be_visible()
    axe(page)
    picture(page, "one-login-4-information")

    assert one_login.sign_out_everywhere(IVY) == 200
    page.get_by_role("link", name="Back").click()
    expect(page.get_by_role("button", name="Sign in with GOV.UK One Login")).to_be_visible()
    sign_in(page)
    page.get_by_role("button", name="Sign out").click()
    expect(page.get_by_role("heading", name="What do you need?")).to_be_visible()
    page.goto("/you/")
    expect(page.get_by_role("button", name="Sign in with GOV.UK One Login")).to_be_visible()


def sign_in(page: Page) -> None:
    page.get_by_role("button", name="Sign in with GOV.UK One Login").click()
    page.get_by_role("link", name="ivy.marlow").click()
