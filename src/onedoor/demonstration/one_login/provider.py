"""What the provider says and believes. It speaks as GOV.UK One Login does.

Shapes as its technical documentation and simulator publish them: discovery, authorize, token (private_key_jwt, PKCE,
RFC 6749 errors), JWKS, ID token (sid, vot, vtm, at_hash), user information with the core identity JWT and its DID
document, logout, and logout tokens. What a client asks otherwise than published is refused.
"""

import base64
import hashlib
import json
import secrets
import time
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import urlencode, urlsplit

import httpx
from joserfc import jwk, jwt
from joserfc.errors import JoseError

__all__ = ["NotAsPublished", "Someone", "StandIn", "new_key"]

_LOGOUT = "http://schemas.openid.net/event/backchannel-logout"
_ASSERTION = "urn:ietf:params:oauth:client-assertion-type:jwt-bearer"
_CORE_IDENTITY = "https://vocab.account.gov.uk/v1/coreIdentityJWT"
_LEVELS = {'["Cl"]', '["Cl.Cm"]', '["P2.Cl.Cm"]'}
_ASSERTION_SECONDS = 600

Answer = tuple[int, dict[str, Any]]


class NotAsPublished(Exception):
    """A client asked in a way One Login would refuse."""


def new_key(kid: str) -> jwk.ECKey:
    return jwk.ECKey.generate_key("P-256", {"kid": kid, "use": "sig", "alg": "ES256"})


@dataclass
class Someone:
    """`claims` as user information has them; `identity`: the credential's subject, None where nothing is proved."""

    claims: dict[str, Any]
    identity: dict[str, Any] | None = None


@dataclass
class StandIn:
    """Knows one client, by its public key, and everybody who may sign in."""

    client_id: str
    client_key: jwk.ECKey
    url: str = ""
    everybody: list[Someone] = field(default_factory=list)
    # Where it tells that somebody signed out; empty: nowhere.
    told_of_sign_out: str = ""
    # Whether the browser is asked who it is, or is the first there is.
    asks_who: bool = True
    key: jwk.ECKey = field(default_factory=lambda: new_key("first"))
    identity_key: jwk.Key = field(default_factory=lambda: new_key("identity"))
    codes: dict[str, tuple[dict[str, str], Someone]] = field(default_factory=dict)
    tokens: dict[str, tuple[dict[str, str], Someone]] = field(default_factory=dict)
    seen_assertions: set[str] = field(default_factory=set)

    @property
    def issuer(self) -> str:
        return self.url

    @property
    def identity_issuer(self) -> str:
        return f"{self.url}identity/"

    @property
    def controller(self) -> str:
        return f"did:web:{urlsplit(self.url).netloc.replace(':', '%3A')}"

    def discovery(self) -> dict[str, Any]:
        return {
            "issuer": self.issuer, "authorization_endpoint": f"{self.url}authorize",
            "token_endpoint": f"{self.url}token", "jwks_uri": f"{self.url}.well-known/jwks.json",
            "userinfo_endpoint": f"{self.url}userinfo", "end_session_endpoint": f"{self.url}logout",
            "trustmarks": f"{self.url}trustmark", "scopes_supported": ["openid", "email", "phone"],
            "response_types_supported": ["code"], "grant_types_supported": ["authorization_code"],
            "token_endpoint_auth_methods_supported": ["private_key_jwt", "client_secret_post"],
            "subject_types_supported": ["public", "pairwise"], "backchannel_logout_supported": True,
            "id_token_signing_alg_values_supported": ["ES256", "RS256"],
        }  # fmt: skip

    def jwks(self) -> dict[str, Any]:
        return {"keys": [self.key.as_dict(private=False)]}

    def did(self) -> dict[str, Any]:
        public = self.identity_key.as_dict(private=False)
        shown = {name: public[name] for name in ("kty", "crv", "x", "y")}
        method = {
            "id": f"{self.controller}#identity", "type": "JsonWebKey", "controller": self.controller,
            "publicKeyJwk": shown,
        }  # fmt: skip
        return {"@context": ["https://www.w3.org/ns/did/v1"], "id": self.controller, "assertionMethod": [method]}

    def check_asked(self, asked: Mapping[str, str]) -> None:
        """Raises NotAsPublished for a request One Login would not take."""
        wrong = [
            name for name, is_right in (
                ("response_type", asked.get("response_type") == "code"),
                ("client_id", asked.get("client_id") == self.client_id),
                ("code_challenge_method", asked.get("code_challenge_method") == "S256"),
                ("code_challenge", len(asked.get("code_challenge", "")) == 43),
                ("scope", "openid" in asked.get("scope", "").split()),
                ("state", bool(asked.get("state"))), ("nonce", bool(asked.get("nonce"))),
                ("vtr", asked.get("vtr", '["Cl"]') in _LEVELS),
                ("claims", "claims" not in asked or "P2" in asked.get("vtr", "")),
                ("redirect_uri", bool(asked.get("redirect_uri"))),
            ) if not is_right
        ]  # fmt: skip
        if wrong:
            raise NotAsPublished(", ".join(wrong))

    def let_in(self, asked: Mapping[str, str], someone: Someone) -> str:
        """Where the browser goes back to, with a code that is good once."""
        self.check_asked(asked)
        code = secrets.token_urlsafe(16)
        self.codes[code] = dict(asked), someone
        return f"{asked['redirect_uri']}?{urlencode({'state': asked['state'], 'code': code})}"

    def turn_away(self, asked: Mapping[str, str], error: str) -> str:
        self.check_asked(asked)
        said = {"state": asked["state"], "error": error, "error_description": "They would not"}
        return f"{asked['redirect_uri']}?{urlencode(said)}"

    def exchange(self, form: Mapping[str, str]) -> Answer:
        """Tokens for a code."""
        if not self.knows_client(form):
            return 401, {"error": "invalid_client", "error_description": "Client authentication failed"}
        asked, someone = self.codes.pop(form.get("code", ""), (None, None))
        if asked is None or someone is None or form["redirect_uri"] != asked["redirect_uri"]:
            return 400, {"error": "invalid_grant", "error_description": "Invalid grant"}
        digest = hashlib.sha256(form["code_verifier"].encode()).digest()
        if base64.urlsafe_b64encode(digest).rstrip(b"=").decode() != asked["code_challenge"]:
            return 400, {"error": "invalid_grant", "error_description": "Invalid code verifier"}
        access = secrets.token_urlsafe(16)
        self.tokens[access] = asked, someone
        tokens = {"access_token": access, "token_type": "Bearer", "expires_in": 180}
        return 200, tokens | {"id_token": self.sign(self.id_claims_of(asked, someone, access))}

    def knows_client(self, form: Mapping[str, str]) -> bool:
        """By private_key_jwt (RFC 7523): ours, for us, not for long, and not met before."""
        if form.get("client_assertion_type") != _ASSERTION:
            return False
        try:
            said = jwt.decode(form.get("client_assertion", ""), self.client_key, algorithms=["ES256"]).claims
        except (JoseError, ValueError):
            return False
        is_new = bool(said.get("jti")) and said["jti"] not in self.seen_assertions
        self.seen_assertions.add(said.get("jti", ""))
        return (
            is_new and said["iss"] == said["sub"] == self.client_id and said["aud"] == f"{self.url}token"
            and time.time() < said["exp"] < time.time() + _ASSERTION_SECONDS
        )  # fmt: skip

    def id_claims_of(self, asked: Mapping[str, str], someone: Someone, access: str) -> dict[str, Any]:
        half = hashlib.sha256(access.encode()).digest()[:16]
        level = json.loads(asked["vtr"])[0] if "vtr" in asked else ""
        trust = {"vot": level.partition(".")[2] if level.startswith("P") else level, "vtm": f"{self.url}trustmark"}
        return {
            "sub": someone.claims["sub"], "iss": self.issuer, "aud": self.client_id, "nonce": asked["nonce"],
            "iat": int(time.time()), "exp": int(time.time()) + 120, "sid": "a-visit",
            "at_hash": base64.urlsafe_b64encode(half).rstrip(b"=").decode(), **(trust if level else {}),
        }  # fmt: skip

    def sign(self, claims: dict[str, Any]) -> str:
        return jwt.encode({"alg": "ES256", "kid": self.key.kid}, claims, self.key)

    def person_of(self, access: str) -> Answer:
        """User information: the proof of who they are is given to whoever asked for it."""
        asked, someone = self.tokens.get(access, (None, None))
        if asked is None or someone is None:
            return 401, {"error": "invalid_token"}
        if someone.identity is None or not self.gives_proof(asked):
            return 200, {
                name: said for name, said in someone.claims.items() if name in ("sub", "email", "email_verified")
            }
        kid = f"{self.controller}#identity"
        signed = jwt.encode({"alg": "ES256", "kid": kid}, self.identity_claims_of(someone), self.identity_key)
        return 200, {_CORE_IDENTITY: signed, **someone.claims}

    def gives_proof(self, asked: Mapping[str, str]) -> bool:
        return _CORE_IDENTITY in asked.get("claims", "")

    def identity_claims_of(self, someone: Someone) -> dict[str, Any]:
        kinds = ["VerifiableCredential", "VerifiableIdentityCredential"]
        return {
            "sub": someone.claims["sub"], "iss": self.identity_issuer, "aud": self.client_id,
            "nbf": int(time.time()), "iat": int(time.time()), "exp": int(time.time()) + 1800, "vot": "P2",
            "vtm": f"{self.url}trustmark", "vc": {"type": kinds, "credentialSubject": someone.identity},
        }  # fmt: skip

    def logout_claims_of(self, someone: Someone) -> dict[str, Any]:
        return {
            "iss": self.issuer, "sub": someone.claims["sub"], "aud": self.client_id, "iat": int(time.time()),
            "exp": int(time.time()) + 120, "jti": secrets.token_urlsafe(8), "events": {_LOGOUT: {}},
        }  # fmt: skip

    def sign_out_everywhere(self, someone: Someone) -> int:
        """What the client answers to being told (OpenID Connect Back-Channel Logout 1.0)."""
        form = {"logout_token": self.sign(self.logout_claims_of(someone))}
        return httpx.post(self.told_of_sign_out, data=form, trust_env=False).status_code
