"""Signing in: who is let in, with what, and how often one may be wrong."""

import time
from collections.abc import Callable
from datetime import timedelta

import pytest
import time_machine
from allauth.mfa.adapter import get_adapter
from allauth.mfa.models import Authenticator
from allauth.mfa.totp.internal.auth import format_hotp_value, hotp_value
from django.core.management import CommandError, call_command
from django.db import transaction
from django.test import Client
from django.urls import reverse
from pytest_django.fixtures import Settings

from onedoor.apps.messages import services as messages
from onedoor.apps.messages.models import Message
from onedoor.apps.partners import services as partners
from onedoor.apps.partners.data import ALWAYS_TWO_STEPS, Role
from onedoor.apps.partners.models import Account, Partnership
from onedoor.demonstration.bodies import PASSWORD as DEMONSTRATION_PASSWORD
from onedoor.foundation import clock
from onedoor.foundation.actors import SYSTEM
from onedoor.foundation.errors import Denied
from tests.conftest import Cast

PASSWORD = "a-long-walk-by-the-water"
SIGN_IN = "/account/sign-in/"


@pytest.fixture
def officer(cast: Cast) -> Account:
    account = cast.account(cast.district, Role.SERVICE_OFFICER)
    account.set_password(PASSWORD)
    account.save()
    return account


def code_for(secret: str, at: float | None = None) -> str:
    """What an authenticator app shows (RFC 6238)."""
    return str(format_hotp_value(hotp_value(secret, int((at or time.time()) // 30))))


def sign_in(client: Client, account: Account, password: str = PASSWORD) -> object:
    return client.post(SIGN_IN, {"login": account.email, "password": password})


def confirm_password(client: Client) -> None:
    client.post("/account/confirm/", {"password": PASSWORD})


def invite(cast: Cast, email: str) -> str:
    with transaction.atomic():
        return partners.invite(by=SYSTEM, organisation=cast.district, email=email, role=Role.ADVISER, name="Nia")[1]


def test_there_is_no_sign_up(client: Client, cast: Cast) -> None:
    for path in ("/account/signup/", "/account/sign-up/", "/account/email/"):
        assert client.get(path).status_code == 404


@pytest.mark.parametrize(("is_installation", "is_partnership"), [(False, False), (True, False), (False, True)])
def test_nobody_is_named_unless_it_is_a_demonstration(
    client: Client, db: None, settings: Settings, is_installation: bool, is_partnership: bool
) -> None:
    """Both the installation and its partnership must say so: a copied database alone names nobody."""
    settings.IS_DEMONSTRATION = is_installation
    Partnership.objects.create(name="Carrowshire Together", is_demonstration=is_partnership)
    page = client.get(SIGN_IN).content.decode()
    assert DEMONSTRATION_PASSWORD not in page
    assert "bronwen" not in page


def test_in_a_demonstration_one_chooses_whom_to_be(client: Client, cast: Cast, settings: Settings) -> None:
    settings.IS_DEMONSTRATION = True
    Partnership.objects.create(name="Carrowshire Together", is_demonstration=True)
    anna = Account(email="anna.kowalska@teaselvale.example", name="Anna Kowalska")
    anna.set_password(DEMONSTRATION_PASSWORD)
    anna.save()
    page = client.get(SIGN_IN)
    shown = next(guest for guest in page.context["guests"] if guest.email == anna.email)
    assert shown.bodies == "Teasel Vale District Council, Merrowdale Borough Council"
    assert "street scene officer for two districts" in page.content.decode()
    chosen = client.post(SIGN_IN, {"login": shown.email, "password": page.context["guests_password"]})
    assert chosen["Location"] == "/staff/"


def test_a_wrong_password_is_told_without_saying_which_part_is_wrong(client: Client, officer: Account) -> None:
    known = client.post(SIGN_IN, {"login": officer.email, "password": "wrong"}).content.decode()
    unknown = client.post(SIGN_IN, {"login": "nobody@example.example", "password": "wrong"}).content.decode()
    for page in (known, unknown):
        assert "The e-mail address or the password is not right." in page
        assert "Error:" in page
    assert officer.email in known


def test_the_right_password_leads_to_the_staff_home(client: Client, officer: Account) -> None:
    response = sign_in(client, officer)
    assert response.url == "/staff/"  # type: ignore[attr-defined]
    page = client.get("/staff/").content.decode()
    assert "Hello, Service" in page
    assert "govuk-notification-banner" not in page
    assert "Teasel Vale District Council" in page


def test_a_closed_account_is_kept_out(client: Client, officer: Account) -> None:
    Account.objects.update(is_active=False)
    sign_in(client, officer)
    assert client.get("/staff/").status_code == 302


def test_eight_wrong_passwords_lock_for_a_quarter_of_an_hour(client: Client, officer: Account) -> None:
    for _ in range(8):
        sign_in(client, officer, "wrong")
    locked = sign_in(client, officer)
    assert locked.status_code == 429  # type: ignore[attr-defined]
    assert "Too many attempts" in locked.content.decode()  # type: ignore[attr-defined]
    with time_machine.travel(clock.now() + timedelta(minutes=16)):
        assert sign_in(client, officer).url == "/staff/"  # type: ignore[attr-defined]


def test_the_second_step_by_authenticator_app(client: Client, officer: Account) -> None:
    sign_in(client, officer)
    confirm_password(client)
    page = client.get(reverse("mfa_activate_totp"))
    assert b"data:image/svg+xml" in page.content
    secret = page.context["form"].secret
    assert client.post(reverse("mfa_activate_totp"), {"code": "000000"}).context["form"].errors
    done = client.post(reverse("mfa_activate_totp"), {"code": code_for(secret)})
    assert done["Location"] == reverse("mfa_view_recovery_codes")
    codes = client.get(done["Location"]).context["unused_codes"]
    client.post("/account/sign-out/")

    assert sign_in(client, officer).url == reverse("mfa_authenticate")  # type: ignore[attr-defined]
    assert client.get("/staff/").status_code == 302
    wrong = client.post(reverse("mfa_authenticate"), {"code": "000000"})
    assert "That code is not right" in wrong.content.decode()
    later = time.time() + 60
    with time_machine.travel(later):
        right = client.post(reverse("mfa_authenticate"), {"code": code_for(secret, later)})
    assert right["Location"] == "/staff/"

    client.post("/account/sign-out/")
    sign_in(client, officer)
    assert client.post(reverse("mfa_authenticate"), {"code": codes[0]})["Location"] == "/staff/"
    client.post("/account/sign-out/")
    sign_in(client, officer)
    assert client.post(reverse("mfa_authenticate"), {"code": codes[0]}).status_code == 200


def test_the_secret_of_the_second_step_is_not_stored_in_the_clear(client: Client, officer: Account) -> None:
    sign_in(client, officer)
    confirm_password(client)
    secret = client.get(reverse("mfa_activate_totp")).context["form"].secret
    client.post(reverse("mfa_activate_totp"), {"code": code_for(secret)})
    stored = Authenticator.objects.get(type="totp").data["secret"]
    assert secret not in stored
    assert get_adapter().decrypt(stored) == secret


@pytest.mark.parametrize(
    ("role", "path"),
    [
        (Role.ADMINISTRATOR, "/office/"), (Role.PARTNERSHIP_ADMINISTRATOR, "/office/"),
        (Role.GOVERNANCE, "/staff/"), (Role.ADVISER, "/desk/"), (Role.SERVICE_OFFICER, "/desk/queue/"),
    ],
)  # fmt: skip
def test_everybody_must_set_up_a_second_step(
    signed_in: Callable[[Account], Client], cast: Cast, settings: Settings, role: str, path: str
) -> None:
    settings.REQUIRE_SECOND_STEP = True
    client = signed_in(cast.account(cast.district, role))
    assert client.get(path)["Location"] == "/staff/second-step/"
    assert "Add a passkey" in client.get("/staff/second-step/").text


def test_a_visit_without_the_second_step_gets_none_when_the_owner_sets_it_up(
    client: Client, officer: Account, settings: Settings, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Somebody with the password had signed in before."""
    settings.REQUIRE_SECOND_STEP = True
    thief = Client()
    sign_in(thief, officer)
    sign_in(client, officer)
    confirm_password(client)
    secret = client.get(reverse("mfa_activate_totp")).context["form"].secret
    # Within the request, as where no test holds a transaction open around it.
    monkeypatch.setattr(transaction, "on_commit", lambda then, **_: then())
    client.post(reverse("mfa_activate_totp"), {"code": code_for(secret)})
    assert client.get("/staff/").status_code == 200
    asked = thief.get("/staff/")["Location"]
    assert asked == f"{reverse('mfa_reauthenticate')}?next=%2Fstaff%2F"
    later = time.time() + 60
    with time_machine.travel(later):
        thief.post(asked, {"code": "000000"})
        assert thief.get("/staff/").status_code == 302
        thief.post(asked, {"code": code_for(secret, later)})
        assert thief.get("/staff/").status_code == 200


def test_the_partnership_says_which_roles_need_it(
    signed_in: Callable[[Account], Client], cast: Cast, settings: Settings
) -> None:
    settings.REQUIRE_SECOND_STEP = True
    by = cast.actor(cast.district, Role.PARTNERSHIP_ADMINISTRATOR)
    partners.set_second_step_roles(by=by, roles=[Role.ANALYST])
    client = signed_in(cast.account(cast.district, Role.ADVISER))
    assert client.get("/desk/").status_code == 200
    partners.set_second_step_roles(by=by, roles=[Role.ADVISER])
    assert client.get("/desk/")["Location"] == "/staff/second-step/"
    partners.set_second_step_roles(by=by, roles=[])
    for role in ALWAYS_TWO_STEPS:
        assert signed_in(cast.account(cast.district, role)).get("/staff/").status_code == 302
    with pytest.raises(Denied):
        partners.set_second_step_roles(by=cast.actor(cast.district, Role.ADMINISTRATOR), roles=[])


def test_who_works_nowhere_is_told_so(signed_in: Callable[[Account], Client], cast: Cast) -> None:
    stray = Account.objects.create_user("stray@example.example", name="Stray")
    assert "You do not work for any partner" in signed_in(stray).get("/staff/").content.decode()


def test_a_forgotten_password_is_replaced_by_a_link(client: Client, officer: Account) -> None:
    messages.install_defaults()
    for email in (officer.email, "nobody@example.example"):
        assert client.post(reverse("account_reset_password"), {"email": email})["Location"].endswith("/sent/")
    letter = Message.objects.get()
    link = next(word for word in letter.body.split() if "/password/reset/" in word)
    form = client.get("/" + link.split("/", 3)[3], follow=True)
    action = form.context["action_url"]
    assert client.post(action, {"password1": "short", "password2": "short"}).context["form"].errors
    new = "another-walk-in-the-wood"
    assert client.post(action, {"password1": new, "password2": new}).status_code == 302
    assert sign_in(client, officer, new).url == "/staff/"  # type: ignore[attr-defined]
    used = client.get("/" + link.split("/", 3)[3], follow=True).content.decode()
    assert "does not work any more" in used


def test_the_link_of_a_new_password_leads_to_us_whatever_host_was_named(
    client: Client, officer: Account, settings: Settings
) -> None:
    messages.install_defaults()
    settings.PUBLIC_URL, settings.ALLOWED_HOSTS = "https://front.example", ["front.example", "other.example"]
    client.post(reverse("account_reset_password"), {"email": officer.email}, headers={"Host": "other.example"})
    body = Message.objects.get().body
    assert "https://front.example/account/password/reset/" in body
    assert "other.example" not in body


def test_behind_our_proxy_wrong_passwords_of_others_do_not_lock_out_the_owner(
    officer: Account, settings: Settings
) -> None:
    settings.SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")
    address = reverse("account_login")
    for number in range(9):
        claimed = {"X-Forwarded-For": f"192.0.2.{number}, 203.0.113.5"}
        tried = Client().post(address, {"login": officer.email, "password": "wrong-wrong-wrong"}, headers=claimed)
    assert tried.status_code == 429
    theirs = {"login": officer.email, "password": PASSWORD}
    assert Client().post(address, theirs, headers={"X-Forwarded-For": "198.51.100.7"}).status_code == 302


def test_other_sessions_can_be_signed_out(officer: Account) -> None:
    here, there = Client(), Client()
    sign_in(here, officer)
    sign_in(there, officer)
    assert "Sign out everywhere else" in here.get("/account/sessions/").content.decode()
    here.post("/account/sessions/")
    assert there.get("/staff/").status_code == 302
    assert here.get("/staff/").status_code == 200


def test_an_unknown_invitation_is_missing(client: Client, cast: Cast) -> None:
    assert client.get("/account/invitation/guessed/").status_code == 404


def test_an_invitation_is_accepted_once(client: Client, cast: Cast) -> None:
    path = f"/account/invitation/{invite(cast, 'nia@teasel-vale.example')}/"
    wrong = client.post(path, {"name": "Nia Prys", "password": "short"})
    assert wrong.status_code == 400
    assert b"Nia Prys" in wrong.content
    assert client.post(path, {"name": "Nia Prys", "password": PASSWORD})["Location"] == "/staff/"
    assert client.get(path).status_code == 404
    assert sign_in(client, Account.objects.get(email="nia@teasel-vale.example")).url == "/staff/"  # type: ignore[attr-defined]


def test_an_invitation_to_somebody_with_an_account_needs_that_account(
    client: Client, signed_in: Callable[[Account], Client], cast: Cast
) -> None:
    officer = cast.account(cast.county, Role.SERVICE_OFFICER)
    path = f"/account/invitation/{invite(cast, officer.email)}/"
    assert "You have an account already" in client.get(path).content.decode()
    assert client.post(path).status_code == 403
    assert signed_in(officer).post(path)["Location"] == "/staff/"
    assert str(cast.district.uuid) in partners.actor_for(officer).organisations


def test_a_passkey_can_be_added_where_scripts_may_run(client: Client, officer: Account) -> None:
    sign_in(client, officer)
    confirm_password(client)
    page = client.get(reverse("mfa_add_webauthn")).content.decode()
    assert "Let me sign in with this passkey alone" in page
    assert 'type="application/json"' in page
    assert "<script>" not in page


def test_an_operator_removes_a_lost_second_step(officer: Account, capsys: pytest.CaptureFixture[str]) -> None:
    Authenticator.objects.create(user=officer, type="totp", data={})
    call_command("forget-second-step", officer.email)
    assert not Authenticator.objects.exists()
    with pytest.raises(CommandError):
        call_command("forget-second-step", "nobody@example.example")
