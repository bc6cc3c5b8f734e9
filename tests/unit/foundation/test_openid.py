"""Signing in with a provider: each way in which an answer can be false is refused, and says why."""

import base64
import hmac
import json
import re
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import timedelta
from typing import Any
from urllib.parse import parse_qsl, urlsplit

import httpcore
import pytest
import time_machine
from django.core.cache import cache
from joserfc import jwk, jwt
from pytest_django.fixtures import Settings

from onedoor.foundation import clock
from onedoor.foundation.openid.client import Client, SignedIn, begin, check_key, finish
from onedoor.foundation.openid.documents import _who_calls, ask, document
from onedoor.foundation.openid.errors import SignInFailed
from onedoor.foundation.openid.identity import ADDRESS, CORE_IDENTITY, identity_of
from onedoor.foundation.openid.levels import reaches
from onedoor.foundation.openid.logout import read_logout_token
from tests.openid_provider import CLIENT_ID, OpenIdProvider, client_key, new_key, openid_provider

HOME = "http://testserver/return/"
PEM = client_key().as_pem(private=True).decode()


@pytest.fixture(autouse=True)
def loopback_allowed(settings: Settings) -> None:
    settings.SIGN_IN_PRIVATE_HOSTS = True
    cache.clear()


@pytest.fixture
def provider() -> Iterator[OpenIdProvider]:
    with openid_provider() as running:
        yield running


def us(provider: OpenIdProvider, **changes: Any) -> Client:
    return replace(Client(issuer=provider.issuer, client_id=CLIENT_ID, key=PEM, level="Cl.Cm"), **changes)


def answer_of(back: str) -> dict[str, str]:
    return dict(parse_qsl(urlsplit(back).query))


def sign_in(provider: OpenIdProvider, client: Client | None = None, **changed: str) -> SignedIn:
    client = client or us(provider)
    address, ticket = begin(client, redirect_uri=HOME)
    return finish(client, ticket, answer_of(provider.visit(address)) | changed)


def test_who_signed_in_there_is_told(provider: OpenIdProvider) -> None:
    signed_in = sign_in(provider)
    assert signed_in.subject == provider.person["sub"]
    assert signed_in.person["email"] == "ivy@marlow.example"


def test_a_secret_will_do_where_the_provider_takes_one(provider: OpenIdProvider) -> None:
    provider.secret = "a secret & more"
    assert sign_in(provider, us(provider, key="", secret="a secret & more", level=""))
    with pytest.raises(SignInFailed) as refused:
        sign_in(provider, us(provider, key="", secret="another"))
    assert refused.value.code == "setup"


def lie(**claims: Any) -> Callable[[OpenIdProvider], None]:
    def tell(provider: OpenIdProvider) -> None:
        provider.id_claims = claims

    return tell


def signed_by(key: jwk.Key, header: dict[str, Any]) -> Callable[[OpenIdProvider], None]:
    def tell(provider: OpenIdProvider) -> None:
        provider.signs = lambda claims: jwt.encode(header, claims, key, algorithms=[header["alg"]])

    return tell


def by_hand(header: dict[str, Any], sign: Callable[[bytes], bytes]) -> Callable[[OpenIdProvider], None]:
    """What no library would make."""

    def part(given: bytes) -> bytes:
        return base64.urlsafe_b64encode(given).rstrip(b"=")

    def make(claims: dict[str, Any]) -> str:
        said = part(json.dumps(header).encode()) + b"." + part(json.dumps(claims).encode())
        return (said + b"." + part(sign(said))).decode()

    def tell(provider: OpenIdProvider) -> None:
        provider.signs = make

    return tell


def by_the_published_key_as_a_secret(provider: OpenIdProvider) -> None:
    public = provider.key.as_pem(private=False)
    by_hand({"alg": "HS256", "kid": "first"}, lambda said: hmac.digest(public, said, "sha256"))(provider)


FALSE = {
    "another nonce": lie(nonce="another"),
    "no nonce": lie(nonce=None),
    "another client": lie(aud="another"),
    "for others as well, and one of them asked": lie(aud=[CLIENT_ID, "another"], azp="another"),
    "another issuer": lie(iss="https://evil.example/"),
    "no subject": lie(sub=None),
    "expired": lie(exp=1_700_000_000),
    "never ends": lie(exp=None),
    "from the future": lie(iat=4_000_000_000),
    "another access token": lie(at_hash="AAAAAAAAAAAAAAAAAAAAAA"),
    "another trustmark": lie(vtm="https://evil.example/trustmark"),
    "nobody signed": by_hand({"alg": "none", "kid": "first"}, lambda said: b""),
    "the public key as a secret": by_the_published_key_as_a_secret,
    "a key of its own under a known id": signed_by(new_key("first"), {"alg": "ES256", "kid": "first"}),
    "a key nobody published": signed_by(new_key("other"), {"alg": "ES256", "kid": "other"}),
    "two people": lie(sub="somebody else"),
}


@pytest.mark.parametrize("tell", FALSE.values(), ids=FALSE.keys())
def test_a_false_token_is_refused(provider: OpenIdProvider, tell: Callable[[OpenIdProvider], None]) -> None:
    tell(provider)
    with pytest.raises(SignInFailed) as refused:
        sign_in(provider)
    assert refused.value.code == "untrusted"


@pytest.mark.parametrize("vot", ["Cl", "", None, "P2"])
def test_less_sure_than_asked_is_refused(provider: OpenIdProvider, vot: str | None) -> None:
    provider.id_claims = {"vot": vot}
    with pytest.raises(SignInFailed) as refused:
        sign_in(provider)
    assert refused.value.code == "level"


def test_levels() -> None:
    assert reaches("Cl.Cm", "P2.Cl.Cm")
    assert reaches("P2.Cl.Cm", "Cl")
    assert not reaches("Cl", "Cl.Cm")


def test_each_answer_is_heard_for_what_was_begun_here(provider: OpenIdProvider) -> None:
    client = us(provider)
    address, ticket = begin(client, redirect_uri=HOME)
    answer = answer_of(provider.visit(address))
    other = us(provider, issuer="http://127.0.0.1:1/")
    for whose, kept, heard in (
        (client, None, answer), (client, ticket, answer | {"state": "guessed"}), (client, ticket, {}),
        (other, ticket, answer),
    ):  # fmt: skip
        with pytest.raises(SignInFailed) as refused:
            finish(whose, kept, heard)
        assert refused.value.code == "stale"
    with time_machine.travel(clock.now() + timedelta(hours=2)), pytest.raises(SignInFailed):
        finish(client, ticket, answer)
    assert finish(client, ticket, answer)
    with pytest.raises(SignInFailed) as refused:
        finish(client, ticket, answer)
    assert refused.value.code == "stale"


def test_a_code_needs_the_verifier_of_whoever_set_out(provider: OpenIdProvider) -> None:
    client = us(provider)
    address, ticket = begin(client, redirect_uri=HOME)
    answer = answer_of(provider.visit(address))
    with pytest.raises(SignInFailed):
        finish(client, ticket | {"verifier": "x" * 64}, answer)


def test_an_answer_of_another_provider_is_refused(provider: OpenIdProvider) -> None:
    """Sent to one, come back from another (mix-up): RFC 9207."""
    with pytest.raises(SignInFailed):
        sign_in(provider, iss="https://evil.example/")
    cache.clear()
    provider.found = {"authorization_response_iss_parameter_supported": True}
    with pytest.raises(SignInFailed):
        sign_in(provider)
    assert sign_in(provider, iss=provider.issuer)


def test_new_keys_are_looked_for_but_not_with_every_token(provider: OpenIdProvider) -> None:
    sign_in(provider)
    provider.key = new_key("second")
    with pytest.raises(SignInFailed):
        sign_in(provider)
    with time_machine.travel(clock.now() + timedelta(minutes=2)):
        assert sign_in(provider)


@pytest.mark.parametrize(
    ("found", "code"),
    [
        ({"issuer": "https://evil.example/"}, "setup"),
        ({"token_endpoint": None}, "setup"),
        ({"jwks_uri": "file:///etc/passwd"}, "setup"),
    ],
)
def test_a_provider_that_describes_itself_falsely(provider: OpenIdProvider, found: Any, code: str) -> None:
    provider.found = found
    with pytest.raises(SignInFailed) as refused:
        begin(us(provider), redirect_uri=HOME)
    assert refused.value.code == code


@pytest.mark.parametrize(
    ("error", "code"),
    [("access_denied", "refused"), ("temporarily_unavailable", "unavailable"), ("unauthorized_client", "setup")],
)
def test_what_the_provider_refuses_is_told(provider: OpenIdProvider, error: str, code: str) -> None:
    provider.refuses = error
    with pytest.raises(SignInFailed) as refused:
        sign_in(provider)
    assert refused.value.code == code


def test_our_own_network_is_not_asked(provider: OpenIdProvider, settings: Settings) -> None:
    settings.SIGN_IN_PRIVATE_HOSTS = False
    for address in (f"{provider.url}.well-known/jwks.json", provider.url.replace("http:", "https:")):
        with pytest.raises(SignInFailed):
            ask("GET", address)


def test_what_was_published_is_kept_while_the_provider_is_away(settings: Settings) -> None:
    with openid_provider() as short_lived:
        before = document(f"{short_lived.url}.well-known/jwks.json")
    with time_machine.travel(clock.now() + timedelta(hours=3)):
        assert document(f"{short_lived.url}.well-known/jwks.json") == before
        with pytest.raises(SignInFailed):
            document(f"{short_lived.url}.well-known/openid-configuration")


IVY = {
    "name": [
        {"validUntil": "1975-06-01", "nameParts": [
            {"type": "GivenName", "value": "Ivy"}, {"type": "FamilyName", "value": "Thorne"}]},
        {"validFrom": "1975-06-01", "nameParts": [
            {"type": "FamilyName", "value": "Marlow"}, {"type": "GivenName", "value": "Ivy"},
            {"type": "GivenName", "value": "Jane"}]},
    ],
    "birthDate": [{"value": "1951-03-04"}],
}  # fmt: skip


def prove(provider: OpenIdProvider) -> Any:
    client = us(provider, level="P2.Cl.Cm", claims=(CORE_IDENTITY, ADDRESS))
    provider.person[ADDRESS] = [{"postalCode": "TV1 1AA"}, {"postalCode": "ZZ9 9ZZ", "validUntil": "2001-01-01"}]
    return identity_of(client, sign_in(provider, client), issuer=provider.identity_issuer)


def test_a_proved_identity_is_read(provider: OpenIdProvider) -> None:
    assert prove(provider) is None
    provider.identity = IVY
    identity = prove(provider)
    assert identity.names == (("Ivy Jane", "Marlow"), ("Ivy", "Thorne"))
    assert identity.birth_dates == ("1951-03-04",)
    assert identity.postcodes == ("TV1 1AA",)


@pytest.mark.parametrize(
    "claims",
    [
        {"sub": "somebody else"}, {"aud": "another"}, {"iss": "https://evil.example/"}, {"exp": 1_700_000_000},
        {"vtm": "https://evil.example/"},
    ],
)  # fmt: skip
def test_a_false_proof_is_refused(provider: OpenIdProvider, claims: dict[str, Any]) -> None:
    provider.identity, provider.identity_claims = IVY, claims
    with pytest.raises(SignInFailed):
        prove(provider)


def test_a_proof_that_is_too_weak_is_none(provider: OpenIdProvider) -> None:
    provider.identity, provider.identity_claims = IVY, {"vot": "P1"}
    assert prove(provider) is None


def test_an_identity_is_signed_by_keys_of_its_own_document(provider: OpenIdProvider) -> None:
    """Neither by the provider's other keys, nor by whatever a key id might lead to."""
    provider.identity = IVY
    honest = provider.did()
    for did in (honest | {"id": "did:web:evil.example"}, honest | {"assertionMethod": []}):
        cache.clear()
        provider.did = lambda did=did: did  # type: ignore[method-assign,misc]
        with pytest.raises(SignInFailed):
            prove(provider)


def test_every_call_says_which_program_calls_and_whose(provider: OpenIdProvider, settings: Settings) -> None:
    """As GOV.UK One Login wants it: without, everything is answered 403."""
    url = f"{provider.url}.well-known/openid-configuration"
    with httpcore.ConnectionPool() as pool:
        assert pool.request("GET", url).status == 403
    settings.PUBLIC_URL = "https://front.example"
    said: list[str] = []
    heard, provider.discovery = provider.discovery, lambda: said.append("asked") or heard()  # type: ignore[method-assign,func-returns-value]
    assert ask("GET", url)[0] == 200
    assert said == ["asked"]
    assert re.fullmatch(r"[\w-]+/[\d.]+ \(https://front\.example\)", _who_calls())


def test_a_logout_token_looks_as_one_login_publishes_it(provider: OpenIdProvider) -> None:
    """Its page on sessions, as reviewed on 27 August 2026: no `sid`, and two minutes to be heard."""
    published = {
        "iss": provider.issuer, "sub": "urn:fdc:gov.uk:2022:56P4CMsGh_02YOlWpd8PAOI-2sVlB2nsNU7mcLZYhYw=",
        "aud": CLIENT_ID, "iat": int(clock.now().timestamp()) - 1, "exp": int(clock.now().timestamp()) + 119,
        "jti": "30642c87-6167-413f-8ace-f1643c59e398",
        "events": {"http://schemas.openid.net/event/backchannel-logout": {}},
    }  # fmt: skip
    assert provider.logout_claims_of(provider.everybody[0]).keys() == published.keys()
    assert read_logout_token(us(provider), provider.sign(published)).subject == published["sub"]


def test_a_logout_token_is_heard_once(provider: OpenIdProvider) -> None:
    token = provider.logout_token()
    assert read_logout_token(us(provider), token).subject == provider.person["sub"]
    with pytest.raises(SignInFailed):
        read_logout_token(us(provider), token)


@pytest.mark.parametrize(
    "claims",
    [
        {"events": {}}, {"events": None}, {"nonce": "one"}, {"aud": "another"}, {"iss": "https://evil.example/"},
        {"exp": 1_700_000_000}, {"sub": None}, {"jti": None},
    ],
)  # fmt: skip
def test_what_is_no_logout_token_signs_nobody_out(provider: OpenIdProvider, claims: dict[str, Any]) -> None:
    with pytest.raises(SignInFailed):
        read_logout_token(us(provider), provider.logout_token(**claims))


def test_keys_of_ours() -> None:
    check_key(PEM)
    for wrong in ("", "nonsense", client_key().as_pem(private=False).decode()):
        with pytest.raises(ValueError, match="key"):
            check_key(wrong)
