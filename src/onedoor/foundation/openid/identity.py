"""A proved identity: the core identity claim of GOV.UK One Login, signed with keys of another document.

https://docs.sign-in.service.gov.uk/integrate-with-integration-environment/prove-users-identity/
"""

from dataclasses import dataclass
from typing import Any
from urllib.parse import urlsplit

from authlib.oauth2.claims import JWTClaims
from joserfc import jwk

from onedoor.foundation import clock
from onedoor.foundation.openid.client import Client, SignedIn
from onedoor.foundation.openid.documents import document
from onedoor.foundation.openid.errors import SignInFailed
from onedoor.foundation.openid.levels import confidence_of
from onedoor.foundation.openid.providers import provider_of
from onedoor.foundation.openid.tokens import Keys, decoded, expected, sensible

__all__ = ["ADDRESS", "CORE_IDENTITY", "Identity", "identity_of"]

CORE_IDENTITY = "https://vocab.account.gov.uk/v1/coreIdentityJWT"
ADDRESS = "https://vocab.account.gov.uk/v1/address"


@dataclass(frozen=True, slots=True)
class Identity:
    """Names as (given names, family name), the present one first; birth dates as yyyy-mm-dd, the surest first."""

    names: tuple[tuple[str, str], ...]
    birth_dates: tuple[str, ...]
    postcodes: tuple[str, ...]


def identity_of(client: Client, signed_in: SignedIn, *, issuer: str, confidence: int = 2) -> Identity | None:
    """Who they were proved to be; None where the provider could not prove it. Raises SignInFailed for a false proof."""
    token = signed_in.person.get(CORE_IDENTITY)
    if not token:
        return None
    # One algorithm, as published: a key of another kind signs no identity.
    found = decoded(str(token), _keys(issuer), algorithms=("ES256",))
    claims = sensible(JWTClaims(found.claims, found.header, options=expected(issuer, client.client_id)))
    if claims["sub"] != signed_in.subject:
        raise SignInFailed("The identity is somebody else’s.")
    if claims.get("vtm") != provider_of(client.issuer).trustmarks:
        raise SignInFailed("What the levels of trust mean is not said where the provider says it.")
    if confidence_of(str(claims.get("vot", ""))) < confidence:
        return None
    return _read(claims, signed_in.person)


def _keys(issuer: str) -> Keys:
    """From the one document trusted: a key id is compared with it, and never leads anywhere (no DID is resolved)."""
    controller = f"did:web:{urlsplit(issuer).netloc.replace(':', '%3A')}"
    address = f"{issuer.rstrip('/')}/.well-known/did.json"

    def keys(at_most_old: int) -> jwk.KeySet:
        published = document(address, at_most_old=at_most_old)
        if published.get("id") != controller:
            raise SignInFailed("The keys of identities are somebody else’s.", code="setup")
        methods = [method for method in published.get("assertionMethod", []) if isinstance(method, dict)]
        return jwk.KeySet([
            jwk.import_key({**method["publicKeyJwk"], "kid": method["id"]})
            for method in methods
            if str(method.get("id", "")).startswith(f"{controller}#") and isinstance(method.get("publicKeyJwk"), dict)
        ])  # fmt: skip

    return keys


def _read(claims: dict[str, Any], person: dict[str, Any]) -> Identity:
    subject = (claims.get("vc") or {}).get("credentialSubject") or {}
    names = sorted(subject.get("name") or [], key=lambda name: bool(name.get("validUntil")))
    today = clock.today().isoformat()
    addresses = [one for one in person.get(ADDRESS) or [] if (one.get("validUntil") or today) >= today]
    return Identity(
        names=tuple((_part(name, "GivenName"), _part(name, "FamilyName")) for name in names),
        birth_dates=tuple(str(birth["value"]) for birth in subject.get("birthDate") or [] if birth.get("value")),
        postcodes=tuple(str(one["postalCode"]) for one in addresses if one.get("postalCode")),
    )


def _part(name: dict[str, Any], kind: str) -> str:
    return " ".join(str(part["value"]) for part in name.get("nameParts") or [] if part.get("type") == kind)
