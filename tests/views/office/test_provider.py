"""Staff sign in with their own organisation's provider: who is let in, as whom, and for which organisation."""

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from urllib.parse import parse_qsl, urlsplit

import pytest
from allauth.mfa.models import Authenticator
from allauth.usersessions.models import UserSession
from django.core.cache import cache
from django.test import Client
from pytest_django.fixtures import Settings

from onedoor.apps.messages import services as messages
from onedoor.apps.partners import services as partners
from onedoor.apps.partners.data import Role
from onedoor.apps.partners.models import Account, Membership, StaffIdentity, StaffProvider
from onedoor.foundation.actors import SYSTEM
from onedoor.foundation.errors import Denied, Invalid
from onedoor.foundation.events.models import Event
from tests.conftest import Cast
from tests.openid_provider import CLIENT_ID, OpenIdProvider, openid_provider

pytestmark = pytest.mark.django_db

PASSWORD = "a-long-walk-by-the-water"
SECRET = "the secret of teasel vale"
PATH = "/account/organisation/teasel-vale/"


@pytest.fixture
def provider(cast: Cast, settings: Settings, tmp_path: Path) -> Iterator[OpenIdProvider]:
    """Of the district, set up and on; its adviser is known there."""
    cache.clear()
    messages.install_defaults()
    settings.SIGN_IN_PRIVATE_HOSTS, settings.PUBLIC_URL = True, "http://testserver"
    settings.SIGN_IN_SECRETS_DIR = tmp_path
    (tmp_path / "teasel-vale.secret").write_text(f"{SECRET}\n")
    with openid_provider() as running:
        running.secret = SECRET
        running.person = {"sub": "entra|7", "email": "Adviser@teasel-vale.example"}
        set_up(cast, issuer=running.issuer)
        yield running


def set_up(cast: Cast, by: Any = SYSTEM, **changes: Any) -> StaffProvider:
    given: dict[str, Any] = {
        "client_id": CLIENT_ID, "is_on": True, "email_domains": ["teasel-vale.example"], "second_step_values": ["mfa"],
    }  # fmt: skip
    return partners.set_provider(by=by, organisation=cast.district, **(given | changes))


def sign_in(client: Client, provider: OpenIdProvider, asked: str = "") -> Any:
    back = urlsplit(provider.visit(client.get(PATH + asked)["Location"]))
    return client.get(f"{back.path}?{back.query}")


def with_password(client: Client, account: Account) -> Any:
    account.set_password(PASSWORD)
    account.save()
    return client.post("/account/sign-in/", {"login": account.email, "password": PASSWORD})


def test_by_the_domain_of_their_address_they_are_sent_to_their_own(client: Client, provider: OpenIdProvider) -> None:
    assert "Sign in with your organisation" in client.get("/account/sign-in/").text
    known = client.post("/account/organisation/", {"email": "nobody@teasel-vale.example", "next": "/desk/"})
    assert f'href="{PATH}?next=/desk/"' in known.text
    other = client.post("/account/organisation/", {"email": "adviser@carrowshire.example"})
    assert other.status_code == 400
    assert client.get("/account/organisation/carrowshire/").status_code == 404


def test_matched_by_address_once_and_by_subject_ever_after(
    client: Client, provider: OpenIdProvider, cast: Cast
) -> None:
    adviser = cast.account(cast.district, Role.ADVISER)
    assert sign_in(client, provider, "?next=/desk/")["Location"] == "/desk/"
    assert "Hello, Adviser" in client.get("/staff/").text
    provider.person = {"sub": "entra|7", "email": "married@elsewhere.example"}
    other = Client()
    sign_in(other, provider)
    assert "Hello, Adviser" in other.get("/staff/").text
    assert StaffIdentity.objects.get().account == adviser
    assert UserSession.objects.filter(user=adviser).count() == 2
    assert "Sign out everywhere else" in client.get("/account/sessions/").text
    client.post("/account/sessions/")
    assert other.get("/staff/").status_code == 302


def test_signing_out_here_offers_to_sign_out_there(client: Client, provider: OpenIdProvider, cast: Cast) -> None:
    assert client.get("/account/signed-out/")["Location"] == "/account/sign-in/"
    sign_in(client, provider)
    assert client.post("/account/sign-out/")["Location"] == "/account/signed-out/"
    told = client.get("/account/signed-out/").text
    there = urlsplit(re.search(r'href="([^"]+/logout[^"]*)"', told)[1].replace("&amp;", "&"))  # type: ignore[index]
    asked = dict(parse_qsl(there.query))
    assert asked["client_id"] == CLIENT_ID
    assert asked["post_logout_redirect_uri"] == "http://testserver/account/sign-in/"
    assert asked["id_token_hint"].count(".") == 2
    # Once: the next at this browser learns nothing of who was here.
    assert client.get("/account/signed-out/")["Location"] == "/account/sign-in/"
    assert client.get("/staff/").status_code == 302


def test_nobody_is_led_elsewhere(client: Client, provider: OpenIdProvider) -> None:
    for evil in ("https://evil.example/", "//evil.example/", "https:evil.example"):
        assert sign_in(client, provider, f"?next={evil}")["Location"] == "/staff/"


@pytest.mark.parametrize(
    "person",
    [
        {"sub": "a", "email": "adviser@carrowshire.example"},
        {"sub": "a", "email": "stranger@teasel-vale.example"},
        {"sub": "a", "email": "adviser@teasel-vale.example", "email_verified": False},
        {"sub": "a", "email": "adviser@teasel-vale.example.evil.example"},
        {"sub": "a"},
    ],
    ids=["another body's", "nobody's", "not verified", "looks alike", "none"],
)
def test_it_speaks_for_its_own_staff_alone(client: Client, provider: OpenIdProvider, person: dict[str, Any]) -> None:
    before = Account.objects.count()
    provider.person = person
    response = sign_in(client, provider)
    assert response.status_code == 400
    assert "not on its staff here" in response.text
    assert client.get("/staff/").status_code == 302
    assert (Account.objects.count(), StaffIdentity.objects.count()) == (before, 0)


def test_whoever_works_there_no_longer_is_kept_out(client: Client, provider: OpenIdProvider, cast: Cast) -> None:
    sign_in(client, provider)
    Membership.objects.filter(account=cast.account(cast.district, Role.ADVISER)).delete()
    assert sign_in(Client(), provider).status_code == 400


def test_an_address_that_passed_to_a_colleague_opens_nothing(client: Client, provider: OpenIdProvider) -> None:
    sign_in(client, provider)
    provider.person = {"sub": "entra|8", "email": "adviser@teasel-vale.example"}
    assert sign_in(Client(), provider).status_code == 400


def test_two_steps_there_are_two_steps_here_if_the_partnership_says_so(
    client: Client, provider: OpenIdProvider, cast: Cast, settings: Settings
) -> None:
    settings.REQUIRE_SECOND_STEP = True
    sign_in(client, provider)
    assert client.get("/staff/")["Location"] == "/staff/second-step/"
    provider.id_claims = {"amr": ["pwd", "mfa"]}
    sign_in(client, provider)
    assert client.get("/staff/").status_code == 200
    Authenticator.objects.create(user=cast.account(cast.district, Role.ADVISER), type="totp", data={})
    provider.id_claims = {"amr": ["pwd"]}
    assert sign_in(Client(), provider)["Location"] == "/account/second-step/authenticate/"
    provider.person["amr"] = ["mfa"]
    assert sign_in(Client(), provider)["Location"] == "/account/second-step/authenticate/"


def test_where_it_is_the_only_way_a_password_opens_nothing_of_the_organisation(
    client: Client, provider: OpenIdProvider, cast: Cast
) -> None:
    adviser = cast.account(cast.district, Role.ADVISER)
    keeper = cast.account(cast.district, Role.ADMINISTRATOR)
    open_before, begun_there = Client(), Client()
    with_password(open_before, adviser)
    sign_in(begun_there, provider)
    set_up(cast, is_only_way=True, break_glass=keeper)
    assert open_before.get("/desk/").status_code == 404
    assert begun_there.get("/desk/").status_code == 200
    refused = with_password(client, adviser)
    assert refused.status_code == 403
    assert "with its own sign-in alone" in refused.text
    assert client.get("/staff/").status_code == 302
    assert with_password(client, keeper)["Location"] == "/staff/"
    assert client.get("/office/").status_code == 200
    assert Event.objects.filter(type="partners.break_glass_used.v1", subject=str(keeper.uuid)).count() == 1


def test_other_work_of_theirs_stays_open(client: Client, provider: OpenIdProvider, cast: Cast) -> None:
    """Who also works for another body does that with a password, and not with the district's sign-in alone."""
    adviser = cast.account(cast.district, Role.ADVISER)
    Membership.objects.create(account=adviser, organisation=cast.county, role=Role.SERVICE_OFFICER)
    set_up(cast, is_only_way=True, break_glass=cast.account(cast.district, Role.ADMINISTRATOR))
    with_password(client, adviser)
    assert client.get("/desk/queue/").status_code == 200
    assert client.get("/desk/").status_code == 404
    assert "Teasel Vale" not in client.get("/staff/").text


def test_nobody_locks_themselves_out(provider: OpenIdProvider, cast: Cast) -> None:
    for keeper in (None, cast.account(cast.district, Role.ADVISER), cast.account(cast.county, Role.ADMINISTRATOR)):
        with pytest.raises(Invalid):
            set_up(cast, is_only_way=True, break_glass=keeper)


def test_groups_mean_roles_and_teams_and_what_was_given_by_hand_stays(
    client: Client, provider: OpenIdProvider, cast: Cast
) -> None:
    adviser = cast.account(cast.district, Role.ADVISER)
    team = partners.create_team(by=SYSTEM, organisation=cast.district, name="Streets")
    partners.set_group_meaning(by=SYSTEM, organisation=cast.district, group="grp-7", role=Role.ANALYST)
    partners.set_group_meaning(by=SYSTEM, organisation=cast.district, group="grp-7", team=team)
    set_up(cast, groups_claim="groups")
    provider.person["groups"] = ["grp-7", "grp-8"]
    sign_in(client, provider)
    assert {grant.role for grant in partners.actor_for(adviser).grants} == {Role.ADVISER, Role.ANALYST}
    assert partners.members_of(team) == [str(adviser.uuid)]
    provider.person["groups"] = []
    sign_in(client, provider)
    assert {grant.role for grant in partners.actor_for(adviser).grants} == {Role.ADVISER}
    assert partners.members_of(team) == []


def test_an_administrator_alone_cannot_make_it_speak_for_others(provider: OpenIdProvider, cast: Cast) -> None:
    """Nor for the partnership's administrator, who works there too."""
    by = cast.actor(cast.district, Role.ADMINISTRATOR)
    for changes in ({"email_domains": ["carrowshire.example"]}, {"second_step_values": ["pwd"]}):
        with pytest.raises(Denied):
            partners.set_provider(by=by, organisation=cast.district, **changes)
    changed = partners.set_provider(by=by, organisation=cast.district, issuer="https://evil.example/")
    assert (changed.domains.count(), changed.second_step_values) == (0, [])
    with pytest.raises(Denied):
        partners.set_group_meaning(by=by, organisation=cast.district, group="all", role=Role.PARTNERSHIP_ADMINISTRATOR)
    with pytest.raises(Denied):
        partners.set_provider(by=by, organisation=cast.county, issuer="https://evil.example/")
    with pytest.raises(Invalid):
        partners.set_provider(
            by=SYSTEM, organisation=cast.county, issuer="https://a.example/", client_id="a", email_domains=["no domain"]
        )
    set_up(cast)
    with pytest.raises(Invalid):
        partners.set_provider(
            by=SYSTEM,
            organisation=cast.county,
            issuer="https://a.example/",
            client_id="a",
            email_domains=["teasel-vale.example"],
        )


@pytest.mark.parametrize("way", ["off", "removed", "issuer", "there"])
def test_putting_an_end_to_it_ends_sessions(client: Client, provider: OpenIdProvider, cast: Cast, way: str) -> None:
    sign_in(client, provider)
    assert client.get("/staff/").status_code == 200
    if way == "off":
        set_up(cast, is_on=False)
    elif way == "removed":
        partners.remove_provider(by=SYSTEM, organisation=cast.district)
    elif way == "issuer":
        set_up(cast, issuer="https://another.example/")
    else:
        token = provider.logout_token()
        assert Client(enforce_csrf_checks=True).post(f"{PATH}signed-out/", {"logout_token": token}).status_code == 200
        assert Client().post(f"{PATH}signed-out/", {"logout_token": token}).status_code == 400
    assert client.get("/staff/").status_code == 302
    assert not any("teasel-vale" in str(event.data) for event in Event.objects.filter(type__startswith="partners.s"))


def test_a_secret_that_is_missing_or_no_text_is_told(
    client: Client, provider: OpenIdProvider, settings: Settings
) -> None:
    secret = Path(settings.SIGN_IN_SECRETS_DIR) / "teasel-vale.secret"
    secret.write_bytes(b"\xff\xfe")
    assert "Tell its administrator" in client.get(PATH).text
    secret.unlink()
    assert "Tell its administrator" in client.get(PATH).text


def test_it_is_set_up_in_the_office(signed_in: Any, cast: Cast, provider: OpenIdProvider) -> None:
    administrator = cast.account(cast.district, Role.PARTNERSHIP_ADMINISTRATOR)
    client = signed_in(administrator)
    page = f"/office/organisations/{cast.district.uuid}/sign-in/"
    assert "teasel-vale.secret" in client.get(page).text
    answers = {
        "issuer": provider.issuer, "client_id": CLIENT_ID, "proof": "secret", "email_domains": "teasel-vale.example",
        "second_step_values": "mfa, fido", "is_on": "on", "is_only_way": "on",
    }  # fmt: skip
    wrong = client.post(f"{page}change/", answers)
    assert wrong.status_code == 400
    assert "Choose an administrator" in wrong.text
    keeper = {"break_glass": str(administrator.uuid)}
    assert client.post(f"{page}change/", answers | keeper)["Location"] == page
    kept = StaffProvider.objects.get()
    assert (kept.second_step_values, kept.is_only_way, kept.break_glass) == (["mfa", "fido"], True, administrator)
    groups = f"/office/organisations/{cast.district.uuid}/groups/add/"
    assert client.post(groups, {"group": "grp-7", "meaning": "role:analyst"})["Location"] == page
    assert "grp-7" in client.get(page).text
