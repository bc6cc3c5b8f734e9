"""An administrator signs in with a passkey, in a real browser."""

from collections.abc import Callable
from urllib.parse import urljoin

import pytest
from allauth.mfa.models import Authenticator
from playwright.sync_api import Page, expect
from pytest_django.fixtures import Settings

from onedoor.apps.messages import services as messages
from onedoor.apps.partners.data import Role
from tests.conftest import Cast
from tests.journeys.conftest import Visit

PASSWORD = "a-long-walk-by-the-water"


@pytest.fixture
def cast(transactional_db: None, cast: Cast) -> Cast:
    account = cast.account(cast.district, Role.ADMINISTRATOR)
    account.set_password(PASSWORD)
    account.save()
    messages.install_defaults()
    return cast


def with_authenticator(page: Page) -> None:
    """A security key of the browser's own, that always says yes."""
    session = page.context.new_cdp_session(page)
    session.send("WebAuthn.enable")
    options = {
        "protocol": "ctap2", "transport": "internal", "hasResidentKey": True, "hasUserVerification": True,
        "isUserVerified": True, "automaticPresenceSimulation": True,
    }  # fmt: skip
    session.send("WebAuthn.addVirtualAuthenticator", {"options": options})


def sign_in(page: Page, email: str) -> None:
    page.get_by_label("E-mail address").fill(email)
    page.get_by_label("Password").fill(PASSWORD)
    page.get_by_role("button", name="Sign in", exact=True).click()


def test_an_administrator_adds_a_passkey_and_signs_in_with_it(
    visit: Visit, cast: Cast, settings: Settings, axe: Callable[[Page], None], picture: Callable[[Page, str], None]
) -> None:
    settings.REQUIRE_SECOND_STEP = True
    account = cast.account(cast.district, Role.ADMINISTRATOR)
    page = visit("/account/sign-in/")
    # WebAuthn knows hosts by name only.
    page.goto(page.url.replace("127.0.0.1", "localhost"))
    with_authenticator(page)
    axe(page)
    picture(page, "sign-in")
    sign_in(page, account.email)
    expect(page.get_by_role("heading", name="Set up your second step")).to_be_visible()
    axe(page)
    page.get_by_role("button", name="Add a passkey").click()
    # Whoever changes how they sign in is asked again, even a moment after signing in.
    expect(page.get_by_role("heading", name="Confirm that it is you")).to_be_visible()
    page.get_by_label("Password").fill(PASSWORD)
    page.get_by_role("button", name="Continue").click()
    axe(page)
    page.get_by_label("Let me sign in with this passkey alone").check()
    page.get_by_role("button", name="Add the passkey").click()
    expect(page.get_by_role("heading", name="Recovery codes")).to_be_visible()
    axe(page)
    assert Authenticator.objects.filter(user_id=account.pk, type="webauthn").exists()
    page.get_by_role("link", name="I have kept them: go on").click()
    expect(page.get_by_role("heading", name="Hello, Administrator")).to_be_visible()
    axe(page)
    picture(page, "staff-home")
    page.get_by_role("button", name="Sign out").click()
    page.goto(urljoin(page.url, "/account/sign-in/"))
    page.get_by_role("button", name="Sign in with a passkey").click()
    expect(page.get_by_role("heading", name="Hello, Administrator")).to_be_visible()
