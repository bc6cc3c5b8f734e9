"""The stand-in for GOV.UK One Login, made to lie when it is told to, and to speak as other providers do."""

from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import cache
from typing import Any

import httpx
from joserfc import jwk

from onedoor.demonstration.one_login.provider import Answer, Someone, StandIn, new_key
from onedoor.demonstration.one_login.server import serving

__all__ = ["CLIENT_ID", "OpenIdProvider", "client_key", "new_key", "openid_provider"]

CLIENT_ID = "onedoor-tests"
SUBJECT = "urn:fdc:provider.example:2026:ivy"
IVY = {"sub": SUBJECT, "email": "ivy@marlow.example", "email_verified": True}


@cache
def client_key() -> jwk.ECKey:
    return jwk.ECKey.generate_key("P-256")


@dataclass
class OpenIdProvider(StandIn):
    """What it says can be laid over with `id_claims`, `id_header`, `identity_claims`, `found` (discovery)."""

    client_id: str = CLIENT_ID
    client_key: jwk.ECKey = field(default_factory=client_key)
    everybody: list[Someone] = field(default_factory=lambda: [Someone(dict(IVY))])
    asks_who: bool = False
    id_claims: dict[str, Any] = field(default_factory=dict)
    identity_claims: dict[str, Any] = field(default_factory=dict)
    found: dict[str, Any] = field(default_factory=dict)
    # Signs in the place of the key that is published.
    signs: Callable[[dict[str, Any]], str] | None = None
    token_error: tuple[int, dict[str, str]] | None = None
    refuses: str = ""
    secret: str = ""
    published: list[jwk.Key] | None = None

    @property
    def person(self) -> dict[str, Any]:
        return self.everybody[0].claims

    @person.setter
    def person(self, claims: dict[str, Any]) -> None:
        self.everybody[0].claims = claims

    @property
    def identity(self) -> dict[str, Any] | None:
        return self.everybody[0].identity

    @identity.setter
    def identity(self, identity: dict[str, Any] | None) -> None:
        self.everybody[0].identity = identity

    def discovery(self) -> dict[str, Any]:
        return super().discovery() | self.found

    def jwks(self) -> dict[str, Any]:
        keys = [self.key] if self.published is None else self.published
        return {"keys": [key.as_dict(private=False) for key in keys]}

    # What a browser does there: it signs in, and is sent back.

    def visit(self, address: str) -> str:
        """Where the browser is sent back to."""
        return httpx.get(address).headers["Location"]

    def let_in(self, asked: Mapping[str, str], someone: Someone) -> str:
        return self.turn_away(asked, self.refuses) if self.refuses else super().let_in(asked, someone)

    def exchange(self, form: Mapping[str, str]) -> Answer:
        return self.token_error or super().exchange(form)

    def knows_client(self, form: Mapping[str, str]) -> bool:
        if self.secret:
            return form.get("client_secret") == self.secret and form.get("client_id") == CLIENT_ID
        return super().knows_client(form)

    def id_token(self, asked: dict[str, str], access: str) -> str:
        return self.sign(self.id_claims_of(asked, self.everybody[0], access))

    def id_claims_of(self, asked: Mapping[str, str], someone: Someone, access: str) -> dict[str, Any]:
        return super().id_claims_of(asked, someone, access) | self.id_claims

    def sign(self, claims: dict[str, Any]) -> str:
        """With the key published, unless somebody else signs; a claim laid over with None is left out."""
        said = {name: value for name, value in claims.items() if value is not None}
        return self.signs(said) if self.signs else super().sign(said)

    def person_of(self, access: str) -> Answer:
        """Another provider tells everything it knows."""
        status, said = super().person_of(access)
        return status, said | (self.person if status == 200 else {})

    def gives_proof(self, asked: Mapping[str, str]) -> bool:
        return True

    def identity_claims_of(self, someone: Someone) -> dict[str, Any]:
        return super().identity_claims_of(someone) | self.identity_claims

    def logout_token(self, **laid_over: Any) -> str:
        return self.sign(self.logout_claims_of(self.everybody[0]) | laid_over)


@contextmanager
def openid_provider() -> Iterator[OpenIdProvider]:
    """On a free port until the block ends."""
    provider = OpenIdProvider()
    with serving(provider):
        yield provider
