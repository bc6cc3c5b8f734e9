"""The stand-in for GOV.UK One Login: only beside a demonstration, and as strict as the real one."""

from typing import Any

import pytest
from django.core.management import CommandError, call_command
from joserfc import jwk

from onedoor.demonstration.one_login.provider import NotAsPublished, Someone, StandIn

ASKED = {
    "response_type": "code", "client_id": "demonstration", "code_challenge_method": "S256", "code_challenge": "c" * 43,
    "scope": "openid email", "state": "s", "nonce": "n", "vtr": '["P2.Cl.Cm"]', "claims": "{}",
    "redirect_uri": "https://front.example/",
}  # fmt: skip


@pytest.mark.django_db
def test_nobody_may_pretend_in_an_installation_in_use() -> None:
    with pytest.raises(CommandError, match="no demonstration"):
        call_command("pretend-one-login")


@pytest.mark.parametrize(
    "changes",
    [
        {"client_id": "another"}, {"code_challenge_method": "plain"}, {"code_challenge": "short"}, {"nonce": ""},
        {"state": ""}, {"scope": "email"}, {"vtr": '["P9"]'}, {"vtr": '["Cl.Cm"]'}, {"response_type": "token"},
    ],
)  # fmt: skip
def test_what_one_login_would_not_take_is_refused(changes: dict[str, Any]) -> None:
    provider = StandIn("demonstration", jwk.ECKey.generate_key("P-256"))
    assert provider.let_in(ASKED, Someone({})).startswith("https://front.example/?state=s&code=")
    with pytest.raises(NotAsPublished):
        provider.let_in(ASKED | changes, Someone({}))


def test_a_client_it_does_not_know_gets_no_tokens() -> None:
    provider = StandIn("demonstration", jwk.ECKey.generate_key("P-256"))
    status, said = provider.exchange({"client_assertion_type": "nothing", "code": "x"})
    assert (status, said["error"]) == (401, "invalid_client")
