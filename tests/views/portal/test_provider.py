"""Signing in with a provider as GOV.UK One Login: offered where it is set up, and whose account it then is."""

from collections.abc import Iterator
from datetime import date, timedelta
from urllib.parse import urlsplit

import pytest
import time_machine
from django.core.cache import cache
from django.test import Client
from pytest_django.fixtures import Settings

from onedoor.apps.accounts.models import ProviderIdentity, ResidentAccount
from onedoor.apps.messages import services as messages
from onedoor.apps.people import services as people
from onedoor.apps.people.models import Resident
from onedoor.foundation import clock
from onedoor.foundation.actors import SYSTEM
from onedoor.foundation.events.models import Event
from tests.conftest import Cast
from tests.openid_provider import CLIENT_ID, OpenIdProvider, client_key, openid_provider
from tests.views.portal.test_you import sign_in as sign_in_by_link

pytestmark = pytest.mark.django_db

ADDRESS_CLAIM = "https://vocab.account.gov.uk/v1/address"
IVY = {
    "name": [{"nameParts": [{"type": "GivenName", "value": "Ivy"}, {"type": "FamilyName", "value": "Marlow"}]}],
    "birthDate": [{"value": "1951-03-04"}],
}


@pytest.fixture
def provider(db: None, settings: Settings) -> Iterator[OpenIdProvider]:
    cache.clear()
    messages.install_defaults()
    with openid_provider() as running:
        settings.SIGN_IN_PRIVATE_HOSTS = True
        settings.PUBLIC_URL = "http://testserver"
        settings.ONE_LOGIN_ISSUER, settings.ONE_LOGIN_CLIENT_ID = running.issuer, CLIENT_ID
        settings.ONE_LOGIN_KEY = client_key().as_pem(private=True).decode()
        settings.ONE_LOGIN_IDENTITY_ISSUER = running.identity_issuer
        yield running


def way_back(client: Client, provider: OpenIdProvider, asked: str = "") -> str:
    """Where the provider sends the browser, within this site."""
    back = urlsplit(provider.visit(client.get(f"/you/provider/{asked}").headers["Location"]))
    return f"{back.path}?{back.query}"


def sign_in(client: Client, provider: OpenIdProvider, asked: str = "") -> str:
    return client.get(way_back(client, provider, asked)).headers["Location"]


def record(cast: Cast, **changes: object) -> Resident:
    known: dict[str, object] = {
        "given_names": "Ivy", "family_name": "Marlow", "birth_date": date(1951, 3, 4), "postcode": "TV1 1AA",
        "held_by": cast.county,
    }  # fmt: skip
    return people.create_resident(by=SYSTEM, **(known | changes))  # type: ignore[arg-type]


@pytest.mark.parametrize("path", ["/you/provider/", "/you/provider/return/", "/you/provider/signed-out/"])
def test_where_none_is_set_up_there_is_no_such_page(client: Client, db: None, path: str) -> None:
    response = client.post(path) if path.endswith("out/") else client.get(path)
    assert response.status_code == 404
    assert "Sign in with" not in client.get("/you/sign-in/").text


def test_it_is_offered_and_leads_to_what_is_ones_own(client: Client, provider: OpenIdProvider) -> None:
    assert "Sign in with GOV.UK One Login" in client.get("/you/sign-in/").text
    assert sign_in(client, provider, "?next=https://evil.example/") == "/you/"
    assert "ivy@marlow.example" in client.get("/you/").text
    assert not any("marlow" in str(event.data) or "urn:fdc" in str(event.data) for event in Event.objects.all())


def test_an_answer_opens_once_and_only_in_the_browser_that_set_out(client: Client, provider: OpenIdProvider) -> None:
    back = way_back(client, provider)
    stranger = Client()
    assert stranger.get(back).status_code == 400
    assert stranger.get("/you/").headers["Location"] == "/you/sign-in/"
    assert client.get(back).headers["Location"] == "/you/"
    again = client.get(back)
    assert again.status_code == 400
    assert "Start again" in again.text


@pytest.mark.parametrize(
    ("refuses", "status", "words"),
    [("access_denied", 400, "before you had signed in"), ("server_error", 503, "is not answering")],
)
def test_failures_are_told_in_plain_words(
    client: Client, provider: OpenIdProvider, refuses: str, status: int, words: str
) -> None:
    provider.refuses = refuses
    response = client.get(way_back(client, provider))
    assert response.status_code == status
    assert words in response.text


def test_an_address_the_provider_did_not_check_opens_nothing(client: Client, provider: OpenIdProvider) -> None:
    provider.person["email_verified"] = False
    assert client.get(way_back(client, provider)).status_code == 400
    assert not ResidentAccount.objects.exists()


def test_a_link_and_the_provider_open_one_account(client: Client, provider: OpenIdProvider) -> None:
    sign_in_by_link(client)
    sign_in(client, provider)
    assert ResidentAccount.objects.get().identities.get().subject == provider.person["sub"]


def test_another_address_there_is_another_here_and_the_old_one_opens_nothing(
    client: Client, provider: OpenIdProvider, cast: Cast
) -> None:
    sign_in(client, provider)
    mine = ResidentAccount.objects.get()
    ResidentAccount.objects.filter(pk=mine.pk).update(record=record(cast))
    provider.person["email"] = "Ivy@thorne.example"
    sign_in(client, provider)
    mine.refresh_from_db()
    assert (mine.email, mine.record is None) == ("ivy@thorne.example", False)
    sign_in_by_link(client)
    assert ResidentAccount.objects.get(email="ivy@marlow.example").record is None


def test_an_address_that_passed_to_somebody_else_takes_no_record_along(
    client: Client, provider: OpenIdProvider, cast: Cast
) -> None:
    sign_in(client, provider)
    ResidentAccount.objects.update(record=record(cast))
    provider.person["sub"] = "urn:fdc:provider.example:2026:other"
    other = Client()
    sign_in(other, provider)
    assert ResidentAccount.objects.get().record is None
    assert ProviderIdentity.objects.get().subject == provider.person["sub"]
    assert client.get("/you/").headers["Location"] == "/you/sign-in/"


def test_a_proved_identity_counts_as_the_facts(client: Client, provider: OpenIdProvider, cast: Cast) -> None:
    """A record with another address, or none, will do: it was proved who they are, and where they live."""
    mine = record(cast)
    provider.identity = IVY
    provider.person[ADDRESS_CLAIM] = [{"postalCode": "TV1 1AA"}]
    sign_in(client, provider)
    assert ResidentAccount.objects.get().record is None
    assert "Prove who I am with GOV.UK One Login" in client.get("/you/check/").text
    assert sign_in(client, provider, "?prove") == "/you/information/"
    assert ResidentAccount.objects.get().record == mine
    assert "Carrowshire County Council" in client.get("/you/information/").text
    assert ProviderIdentity.objects.get().proved_at


@pytest.mark.parametrize(
    ("changes", "lives"),
    [
        ({"birth_date": date(1951, 3, 5)}, "TV1 1AA"),
        ({"family_name": "Harlow"}, "TV1 1AA"),
        ({"postcode": "TV9 9ZZ"}, "TV1 1AA"),
        ({}, ""),
        ({"is_safe_to_contact": False}, "TV1 1AA"),
    ],
)  # fmt: skip
def test_proof_of_who_one_is_opens_nobody_elses_record(
    client: Client, provider: OpenIdProvider, cast: Cast, changes: dict[str, object], lives: str
) -> None:
    record(cast, **changes)
    provider.identity = IVY
    provider.person[ADDRESS_CLAIM] = [{"postalCode": lives}] if lives else []
    sign_in(client, provider, "?prove")
    assert ResidentAccount.objects.get().record is None
    assert client.get("/you/").status_code == 200


def test_signing_out_here_signs_out_there(client: Client, provider: OpenIdProvider) -> None:
    sign_in(client, provider)
    away = client.post("/you/sign-out/").headers["Location"]
    assert away.startswith(f"{provider.url}logout?id_token_hint=")
    assert provider.visit(away) == "http://testserver/"
    assert client.get("/you/").headers["Location"] == "/you/sign-in/"


def test_signing_out_there_ends_every_visit_here(client: Client, provider: OpenIdProvider) -> None:
    other = Client()
    sign_in(client, provider)
    sign_in(other, provider)
    told = Client(enforce_csrf_checks=True)
    assert (
        told.post("/you/provider/signed-out/", {"logout_token": provider.id_token({"nonce": "n"}, "a")}).status_code
        == 400
    )
    assert client.get("/you/").status_code == 200
    assert told.post("/you/provider/signed-out/", {"logout_token": provider.logout_token()}).status_code == 200
    for browser in (client, other):
        assert browser.get("/you/").headers["Location"] == "/you/sign-in/"
    with time_machine.travel(clock.now() + timedelta(seconds=5)):
        sign_in(client, provider)
        assert client.get("/you/").status_code == 200
