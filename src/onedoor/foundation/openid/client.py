"""Signing in: the authorization code flow with PKCE, state and nonce (OpenID Connect Core 1.0, RFC 7636, RFC 9700)."""

import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import parse_qsl, urlencode

from authlib.common.security import generate_token
from authlib.oauth2.auth import ClientAuth
from authlib.oauth2.rfc6749.parameters import prepare_grant_uri, prepare_token_request
from authlib.oauth2.rfc7523 import private_key_jwt_sign
from authlib.oauth2.rfc7523.client import ASSERTION_TYPE
from authlib.oauth2.rfc7636 import create_s256_code_challenge
from django.utils.crypto import constant_time_compare
from joserfc import jwk
from joserfc.errors import JoseError

from onedoor.foundation import clock
from onedoor.foundation.openid.documents import ask
from onedoor.foundation.openid.errors import SignInFailed
from onedoor.foundation.openid.levels import reaches
from onedoor.foundation.openid.providers import Provider, provider_of
from onedoor.foundation.openid.tokens import id_token_claims, published_keys

__all__ = ["Client", "SignedIn", "Ticket", "begin", "check_key", "finish", "sign_out_address"]

Ticket = dict[str, str]

# Long enough to look for a passport; after it what was begun is begun anew.
_TICKET_SECONDS = 3600
_ASSERTION_SECONDS = 300


@dataclass(frozen=True, slots=True)
class Client:
    """Us, as one provider knows us. `key` is a private key in PEM form and goes before `secret`."""

    issuer: str
    client_id: str
    secret: str = field(default="", repr=False)
    key: str = field(default="", repr=False)
    scopes: tuple[str, ...] = ("openid", "email")
    # The vector of trust to ask for, and the claims of the person beyond the scopes'.
    level: str = ""
    claims: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class SignedIn:
    """What the provider says of who signed in. `claims` are the ID token's, `person` its user information's as well."""

    subject: str
    claims: dict[str, Any]
    person: dict[str, Any]
    id_token: str = field(repr=False)


def begin(client: Client, *, redirect_uri: str, **asked: str) -> tuple[str, Ticket]:
    """The address to send the browser to, and the ticket to keep in its session until it comes back."""
    provider = provider_of(client.issuer)
    ticket = {
        "state": generate_token(32), "nonce": generate_token(32), "verifier": generate_token(64),
        "issuer": client.issuer, "level": client.level, "redirect_uri": redirect_uri,
        "at": str(clock.now().timestamp()),
    }  # fmt: skip
    if client.level:
        asked["vtr"] = json.dumps([client.level])
    if client.claims:
        asked["claims"] = json.dumps({"userinfo": dict.fromkeys(client.claims)})
    address = prepare_grant_uri(
        provider.authorization_endpoint, client.client_id, "code", redirect_uri=redirect_uri,
        scope=" ".join(client.scopes), state=ticket["state"], nonce=ticket["nonce"],
        code_challenge=create_s256_code_challenge(ticket["verifier"]), code_challenge_method="S256", **asked,
    )  # fmt: skip
    return str(address), ticket


def finish(client: Client, ticket: Ticket | None, answer: Mapping[str, str]) -> SignedIn:
    """Who signed in, by what the browser brought back; raises SignInFailed.

    The caller has taken the ticket out of the session: each answer is heard once.
    """
    ticket = _own_ticket(client, ticket, answer)
    provider = provider_of(client.issuer)
    # Somebody may have been sent to one provider and come back from another (RFC 9207).
    if (provider.names_itself or "iss" in answer) and answer.get("iss") != client.issuer:
        raise SignInFailed("The answer is another provider’s.")
    if "error" in answer:
        raise _refusal(str(answer["error"]))
    tokens = _tokens(client, provider, ticket, str(answer.get("code", "")))
    claims = id_token_claims(
        tokens["id_token"], keys=published_keys(provider.jwks_uri), issuer=client.issuer, client_id=client.client_id,
        nonce=ticket["nonce"], access_token=tokens["access_token"],
    )  # fmt: skip
    _check_level(provider, ticket, claims)
    return SignedIn(str(claims["sub"]), claims, _person(provider, claims, tokens), tokens["id_token"])


def sign_out_address(client: Client, *, id_token: str, come_back_to: str) -> str:
    """Where the browser signs out at the provider as well (RP-Initiated Logout 1.0); empty if it does not offer it."""
    address = provider_of(client.issuer).end_session_endpoint
    if not address:
        return ""
    asked = {"id_token_hint": id_token, "client_id": client.client_id, "post_logout_redirect_uri": come_back_to}
    return f"{address}{'&' if '?' in address else '?'}{urlencode(asked)}"


def check_key(pem: str) -> None:
    """Raises ValueError for what is no RSA or P-256 private key."""
    _private_key(pem)


def _own_ticket(client: Client, ticket: Ticket | None, answer: Mapping[str, str]) -> Ticket:
    stale = SignInFailed("This sign-in was not begun here, or too long ago.", code="stale")
    if not ticket or ticket["issuer"] != client.issuer:
        raise stale
    if not constant_time_compare(ticket["state"], str(answer.get("state", ""))):
        raise stale
    if clock.now().timestamp() - float(ticket["at"]) > _TICKET_SECONDS:
        raise stale
    return ticket


def _tokens(client: Client, provider: Provider, ticket: Ticket, code: str) -> dict[str, str]:
    body = prepare_token_request(
        "authorization_code", redirect_uri=ticket["redirect_uri"], code=code, code_verifier=ticket["verifier"]
    )
    headers, form = _proof(client, provider, dict(_pairs(body)))
    status, answer = ask("POST", provider.token_endpoint, headers=headers, form=form)
    if status != 200:
        raise _refusal(str(answer.get("error", "")), status)
    tokens = {name: answer.get(name) for name in ("id_token", "access_token")}
    if not all(isinstance(token, str) and token for token in tokens.values()):
        raise SignInFailed("The provider gave no tokens.")
    return {name: str(token) for name, token in tokens.items()}


def _proof(client: Client, provider: Provider, form: dict[str, str]) -> tuple[dict[str, str], dict[str, str]]:
    """Headers and form with which we show who we are (RFC 7523, or a secret)."""
    headers: dict[str, str] = {}
    if client.key:
        algorithm, key = _private_key(client.key)
        assertion = private_key_jwt_sign(
            key, client.client_id, provider.token_endpoint, alg=algorithm, header={"kid": key.thumbprint()},
            expires_in=_ASSERTION_SECONDS, issued_at=int(clock.now().timestamp()),
        )  # fmt: skip
        return headers, form | {
            "client_id": client.client_id, "client_assertion_type": ASSERTION_TYPE, "client_assertion": assertion,
        }  # fmt: skip
    _, _, body = ClientAuth(client.client_id, client.secret, "client_secret_post").prepare(
        "POST", provider.token_endpoint, headers, urlencode(form)
    )
    return headers, dict(_pairs(body))


def _pairs(body: str) -> list[tuple[str, str]]:
    return parse_qsl(body, keep_blank_values=True)


def _private_key(pem: str) -> tuple[str, Any]:
    """The algorithm to sign with, and the key; raises ValueError."""
    try:
        try:
            rsa = jwk.RSAKey.import_key(pem)
        except (JoseError, ValueError, TypeError):
            curve = jwk.ECKey.import_key(pem)
        else:
            return "RS256", _private(rsa)
    except (JoseError, ValueError, TypeError) as error:
        raise ValueError("It is no private key in PEM form, of RSA or of the curve P-256.") from error
    if curve.curve_name != "P-256":
        raise ValueError("The curve of the key must be P-256.")
    return "ES256", _private(curve)


def _private(key: Any) -> Any:
    if not key.is_private:
        raise ValueError("It is a public key; the private one is needed.")
    return key


def _check_level(provider: Provider, ticket: Ticket, claims: Mapping[str, Any]) -> None:
    if not ticket["level"]:
        return
    if not reaches(str(claims.get("vot", "")), ticket["level"]):
        raise SignInFailed("They signed in less surely than was asked.", code="level")
    if claims.get("vtm") != provider.trustmarks:
        raise SignInFailed("What the levels of trust mean is not said where the provider says it.")


def _person(provider: Provider, claims: Mapping[str, Any], tokens: Mapping[str, str]) -> dict[str, Any]:
    """User information over the ID token's claims; both must be of one subject (Core 5.3.2)."""
    if not provider.userinfo_endpoint:
        return dict(claims)
    status, told = ask("GET", provider.userinfo_endpoint, headers={"Authorization": f"Bearer {tokens['access_token']}"})
    if status != 200:
        raise SignInFailed("The provider does not say who signed in.", code="unavailable")
    if told.get("sub") != claims["sub"]:
        raise SignInFailed("The provider speaks of two people.")
    return {**claims, **told}


def _refusal(error: str, status: int = 400) -> SignInFailed:
    """RFC 6749 4.1.2.1 and 5.2, and those of OpenID Connect."""
    if error in {"access_denied", "login_required", "interaction_required", "consent_required"}:
        return SignInFailed("They did not sign in.", code="refused")
    if error == "invalid_grant":
        return SignInFailed("The code was used already, or is too old.", code="stale")
    if error in {"temporarily_unavailable", "server_error"} or status >= 500:
        return SignInFailed("The provider is not there at the moment.", code="unavailable")
    # Our client, key, scope or address is not as the provider has it.
    return SignInFailed(f"The provider answered {error or status}.", code="setup")
