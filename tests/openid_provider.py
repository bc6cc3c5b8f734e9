"""An OpenID provider on loopback that speaks as GOV.UK One Login does, and lies when it is told to.

Shapes as its technical documentation and simulator publish them: discovery, authorize, token (private_key_jwt or a
secret, PKCE, RFC 6749 errors), JWKS, ID token (sid, vot, vtm, at_hash), user information with the core identity JWT
and its DID document, logout and logout tokens.
"""

import base64
import hashlib
import json
import secrets
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import cache
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any
from urllib.parse import parse_qs, parse_qsl, urlencode, urlsplit

import httpx
from joserfc import jwk, jwt

__all__ = ["CLIENT_ID", "OpenIdProvider", "client_key", "openid_provider"]

CLIENT_ID = "onedoor-tests"
LOGOUT = "http://schemas.openid.net/event/backchannel-logout"
SUBJECT = "urn:fdc:provider.example:2026:ivy"
IVY = {"sub": SUBJECT, "email": "ivy@marlow.example", "email_verified": True}


@cache
def client_key() -> jwk.ECKey:
    return jwk.ECKey.generate_key("P-256")


def new_key(kid: str) -> jwk.ECKey:
    return jwk.ECKey.generate_key("P-256", {"kid": kid, "use": "sig", "alg": "ES256"})


@dataclass
class OpenIdProvider:
    """What it says can be laid over with `id_claims`, `id_header`, `identity_claims`, `found` (discovery)."""

    url: str = ""
    person: dict[str, Any] = field(default_factory=lambda: dict(IVY))
    key: jwk.ECKey = field(default_factory=lambda: new_key("first"))
    identity_key: jwk.Key = field(default_factory=lambda: new_key("identity"))
    id_claims: dict[str, Any] = field(default_factory=dict)
    identity_claims: dict[str, Any] = field(default_factory=dict)
    identity: dict[str, Any] | None = None
    found: dict[str, Any] = field(default_factory=dict)
    # Signs in the place of the key that is published.
    signs: Callable[[dict[str, Any]], str] | None = None
    token_error: tuple[int, dict[str, str]] | None = None
    refuses: str = ""
    secret: str = ""
    published: list[jwk.Key] | None = None
    codes: dict[str, dict[str, str]] = field(default_factory=dict)
    tokens: set[str] = field(default_factory=set)
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
            "id_token_signing_alg_values_supported": ["ES256", "RS256"], **self.found,
        }  # fmt: skip

    def jwks(self) -> dict[str, Any]:
        keys = [self.key] if self.published is None else self.published
        return {"keys": [key.as_dict(private=False) for key in keys]}

    def did(self) -> dict[str, Any]:
        public = self.identity_key.as_dict(private=False)
        shown = {name: public[name] for name in ("kty", "crv", "x", "y")}
        method = {
            "id": f"{self.controller}#identity", "type": "JsonWebKey", "controller": self.controller,
            "publicKeyJwk": shown,
        }  # fmt: skip
        return {"@context": ["https://www.w3.org/ns/did/v1"], "id": self.controller, "assertionMethod": [method]}

    # What a browser does there: it signs in, and is sent back.

    def visit(self, address: str) -> str:
        """Where the browser is sent back to."""
        return httpx.get(address).headers["Location"]

    def authorize(self, asked: dict[str, str]) -> str:
        assert asked["response_type"] == "code"
        assert asked["client_id"] == CLIENT_ID
        assert asked["code_challenge_method"] == "S256"
        assert "openid" in asked["scope"].split()
        answer = {"state": asked["state"]}
        if self.refuses:
            answer |= {"error": self.refuses, "error_description": "They would not"}
        else:
            answer["code"] = secrets.token_urlsafe(16)
            self.codes[answer["code"]] = asked
        return f"{asked['redirect_uri']}?{urlencode(answer)}"

    def exchange(self, form: dict[str, str]) -> tuple[int, dict[str, Any]]:
        if self.token_error:
            return self.token_error
        if not self._knows_client(form):
            return 401, {"error": "invalid_client", "error_description": "Client authentication failed"}
        asked = self.codes.pop(form.get("code", ""), None)
        if asked is None or form["redirect_uri"] != asked["redirect_uri"]:
            return 400, {"error": "invalid_grant", "error_description": "Invalid grant"}
        digest = hashlib.sha256(form["code_verifier"].encode()).digest()
        if base64.urlsafe_b64encode(digest).rstrip(b"=").decode() != asked["code_challenge"]:
            return 400, {"error": "invalid_grant", "error_description": "Invalid code verifier"}
        access = secrets.token_urlsafe(16)
        self.tokens.add(access)
        tokens = {"access_token": access, "token_type": "Bearer", "expires_in": 180}
        return 200, tokens | {"id_token": self.id_token(asked, access)}

    def _knows_client(self, form: dict[str, str]) -> bool:
        if self.secret:
            return form.get("client_secret") == self.secret and form.get("client_id") == CLIENT_ID
        if form.get("client_assertion_type") != "urn:ietf:params:oauth:client-assertion-type:jwt-bearer":
            return False
        said = jwt.decode(form["client_assertion"], client_key(), algorithms=["ES256"]).claims
        is_new = said["jti"] not in self.seen_assertions
        self.seen_assertions.add(said["jti"])
        return bool(
            is_new and said["iss"] == said["sub"] == CLIENT_ID and said["aud"] == f"{self.url}token"
            and time.time() < said["exp"] < time.time() + 600
        )  # fmt: skip

    def id_token(self, asked: dict[str, str], access: str) -> str:
        half = hashlib.sha256(access.encode()).digest()[:16]
        level = json.loads(asked["vtr"])[0] if "vtr" in asked else ""
        trust = {"vot": level.partition(".")[2] if level.startswith("P") else level, "vtm": f"{self.url}trustmark"}
        claims = {
            "sub": self.person["sub"], "iss": self.issuer, "aud": CLIENT_ID, "nonce": asked["nonce"],
            "iat": int(time.time()), "exp": int(time.time()) + 120, "sid": "a-visit",
            "at_hash": base64.urlsafe_b64encode(half).rstrip(b"=").decode(), **(trust if level else {}),
        }  # fmt: skip
        return self.sign(claims | self.id_claims)

    def sign(self, claims: dict[str, Any]) -> str:
        """With the key published, unless somebody else signs; a claim laid over with None is left out."""
        said = {name: value for name, value in claims.items() if value is not None}
        if self.signs:
            return self.signs(said)
        return jwt.encode({"alg": "ES256", "kid": self.key.kid}, said, self.key)

    def userinfo(self) -> dict[str, Any]:
        if self.identity is None:
            return self.person
        kinds = ["VerifiableCredential", "VerifiableIdentityCredential"]
        claims = {
            "sub": self.person["sub"], "iss": self.identity_issuer, "aud": CLIENT_ID, "nbf": int(time.time()),
            "iat": int(time.time()), "exp": int(time.time()) + 1800, "vot": "P2", "vtm": f"{self.url}trustmark",
            "vc": {"type": kinds, "credentialSubject": self.identity},
            **self.identity_claims,
        }  # fmt: skip
        kid = f"{self.controller}#identity"
        signed = jwt.encode({"alg": "ES256", "kid": kid}, claims, self.identity_key)
        return {"https://vocab.account.gov.uk/v1/coreIdentityJWT": signed, **self.person}

    def logout_token(self, **laid_over: Any) -> str:
        claims = {
            "iss": self.issuer, "sub": self.person["sub"], "aud": CLIENT_ID, "iat": int(time.time()),
            "exp": int(time.time()) + 120, "jti": secrets.token_urlsafe(8), "events": {LOGOUT: {}},
        }  # fmt: skip
        return self.sign(claims | laid_over)


def _handler(provider: OpenIdProvider) -> type[BaseHTTPRequestHandler]:
    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"
        disable_nagle_algorithm = True

        def do_GET(self) -> None:
            parts = urlsplit(self.path)
            if parts.path == "/authorize":
                return self._say(302, {}, provider.authorize(dict(parse_qsl(parts.query))))
            if parts.path == "/userinfo":
                is_known = self.headers["Authorization"].removeprefix("Bearer ") in provider.tokens
                return self._say(200, provider.userinfo()) if is_known else self._say(401, {"error": "invalid_token"})
            if parts.path == "/logout":
                return self._say(302, {}, parse_qs(parts.query)["post_logout_redirect_uri"][0])
            published = {
                "/.well-known/openid-configuration": provider.discovery, "/.well-known/jwks.json": provider.jwks,
                "/identity/.well-known/did.json": provider.did,
            }  # fmt: skip
            if parts.path in published:
                return self._say(200, published[parts.path]())
            return self._say(404, {})

        def do_POST(self) -> None:
            body = self.rfile.read(int(self.headers["content-length"])).decode()
            self._say(*provider.exchange(dict(parse_qsl(body))))

        def _say(self, status: int, said: dict[str, Any], location: str = "") -> None:
            body = json.dumps(said).encode()
            self.send_response(status)
            self.send_header("Content-Type", "application/json")
            self.send_header("Content-Length", str(len(body)))
            if location:
                self.send_header("Location", location)
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, *_: object) -> None:
            return

    return Handler


@contextmanager
def openid_provider() -> Iterator[OpenIdProvider]:
    """On a free port until the block ends."""
    provider = OpenIdProvider()
    server = ThreadingHTTPServer(("127.0.0.1", 0), _handler(provider))
    server.daemon_threads = True
    provider.url = f"http://127.0.0.1:{server.server_port}/"
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.05})
    thread.start()
    try:
        yield provider
    finally:
        server.shutdown()
        server.server_close()
        thread.join()
