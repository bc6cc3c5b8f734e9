"""Whoever's sign-in was changed or used is told, and nobody's address on the network is written down with it."""

import json

import pytest
from allauth.mfa.models import Authenticator
from allauth.mfa.recovery_codes.internal.auth import RecoveryCodes
from allauth.mfa.totp.internal.auth import TOTP, generate_totp_secret
from django.core.management import call_command
from django.test import Client
from pytest_django.fixtures import DjangoCaptureOnCommitCallbacks

from onedoor.apps.messages import services as messages
from onedoor.apps.messages.models import Message
from onedoor.apps.partners.models import Account
from onedoor.foundation.models import Event
from onedoor.web.office.sign_in.adapter import StaffAccountAdapter
from onedoor.web.office.sign_in.notices import SENTENCES, tell
from tests.views.office.test_sign_in import PASSWORD, code_for, confirm_password, officer, sign_in

__all__ = ["officer"]


def told(account: Account) -> list[str]:
    return [message.body.splitlines()[2] for message in Message.objects.filter(to=account.email).order_by("id")]


@pytest.fixture
def known(client: Client, officer: Account) -> Client:
    """A browser that the officer has signed in with; what was told of that is put aside."""
    messages.install_defaults()
    sign_in(client, officer)
    Message.objects.all().delete()
    return client


def test_a_browser_is_told_of_once(client: Client, officer: Account) -> None:
    for _ in range(2):
        sign_in(client, officer)
        client.post("/account/sign-out/")
    assert [line.split(",")[0] for line in told(officer)] == [
        "Somebody signed in with a browser that was not used for it before"
    ]
    sign_in(Client(), officer)
    assert len(told(officer)) == 2


def test_a_browser_known_for_one_is_not_known_for_another(known: Client, officer: Account) -> None:
    colleague = Account.objects.exclude(pk=officer.pk).order_by("pk")[0]
    colleague.set_password(PASSWORD)
    colleague.save()
    known.post("/account/sign-out/")
    sign_in(known, colleague)
    assert len(told(colleague)) == 1
    known.post("/account/sign-out/")
    sign_in(known, officer)
    assert told(officer) == []


def test_a_forged_cookie_is_no_acquaintance(client: Client, officer: Account) -> None:
    client.cookies["onedoor_known"] = str(officer.uuid)
    sign_in(client, officer)
    assert len(told(officer)) == 1


def test_the_password_was_changed(known: Client, officer: Account) -> None:
    new = "three-words-that-differ"
    known.post("/account/password/", {"oldpassword": PASSWORD, "password1": new, "password2": new})
    message = Message.objects.get(to=officer.email)
    assert message.subject.startswith("Your staff account: The password was changed, on ")
    assert "/account/password/reset/" in message.body
    assert (message.template_code, message.about) == ("staff-security", str(officer.uuid))


def test_the_authenticator_app_was_added_and_removed(
    known: Client, officer: Account, django_capture_on_commit_callbacks: DjangoCaptureOnCommitCallbacks
) -> None:
    confirm_password(known)
    page = known.get("/account/second-step/totp/activate/")
    with django_capture_on_commit_callbacks(execute=True):
        known.post("/account/second-step/totp/activate/", {"code": code_for(page.context["form"].secret)})
    known.post("/account/second-step/totp/deactivate/")
    lines = [line.split(",")[0] for line in told(officer)]
    assert lines[0] == "An authenticator app was added"
    assert lines[-1] == "The authenticator app was removed"


@pytest.fixture
def codes(officer: Account) -> list[str]:
    TOTP.activate(officer, generate_totp_secret())
    return list(RecoveryCodes.activate(officer).get_unused_codes())


def test_new_recovery_codes_were_made(
    known: Client,
    officer: Account,
    codes: list[str],
    django_capture_on_commit_callbacks: DjangoCaptureOnCommitCallbacks,
) -> None:
    confirm_password(known)
    with django_capture_on_commit_callbacks(execute=True):
        known.post("/account/second-step/recovery-codes/generate/")
    assert "New recovery codes were made" in told(officer)[0]


def test_a_recovery_code_was_used(known: Client, officer: Account, codes: list[str]) -> None:
    known.post("/account/sign-out/")
    sign_in(known, officer)
    known.post("/account/second-step/authenticate/", {"code": codes[0]})
    assert "A recovery code was used (there are 9 left)" in told(officer)[0]


def test_an_operator_removed_the_second_step(officer: Account, codes: list[str]) -> None:
    call_command("forget-second-step", officer.email)
    call_command("forget-second-step", officer.email)
    assert not Authenticator.objects.exists()
    assert ["An operator removed the second step" in line for line in told(officer)] == [True]


@pytest.mark.parametrize("name", SENTENCES)
def test_everything_else_goes_through_the_same_door(officer: Account, name: str) -> None:
    StaffAccountAdapter().send_notification_mail(name, officer)
    assert told(officer)[0].startswith(SENTENCES[name])


def test_where_from_is_written_nowhere(client: Client, officer: Account) -> None:
    client.post("/account/sign-in/", {"login": officer.email, "password": PASSWORD}, REMOTE_ADDR="203.0.113.77")
    assert len(told(officer)) == 1
    assert Event.objects.filter(type="messages.message_written.v1", data__code="staff-security").count() == 1
    written = json.dumps(
        [*Event.objects.values_list("data", flat=True), *Message.objects.values_list("body", flat=True)]
    )
    assert "203.0.113.77" not in written


def test_nobody_is_told_of_an_account_that_is_not_there(db: None) -> None:
    tell("nobody@example.example", "Nothing")
    assert not Message.objects.exists()
