"""What a provider says when somebody signed out there (OpenID Connect Back-Channel Logout 1.0)."""

from dataclasses import dataclass

from authlib.oauth2.claims import JWTClaims
from django.core.cache import cache

from onedoor.foundation.openid.client import Client
from onedoor.foundation.openid.errors import SignInFailed
from onedoor.foundation.openid.providers import provider_of
from onedoor.foundation.openid.tokens import decoded, expected, published_keys, sensible

__all__ = ["SignedOut", "read_logout_token"]

_EVENT = "http://schemas.openid.net/event/backchannel-logout"
_HEARD_SECONDS = 600


@dataclass(frozen=True, slots=True)
class SignedOut:
    """Whose sessions end. We end all of a subject's, whichever of them the provider means."""

    issuer: str
    subject: str


def read_logout_token(client: Client, token: str) -> SignedOut:
    """Raises SignInFailed for what is no logout token of this provider to us, or was heard before."""
    found = decoded(token, published_keys(provider_of(client.issuer).jwks_uri))
    claims = sensible(JWTClaims(found.claims, found.header, options=expected(client.issuer, client.client_id)))
    events = claims.get("events")
    # A nonce makes it an ID token, which must not be taken for this.
    if not isinstance(events, dict) or not isinstance(events.get(_EVENT), dict) or "nonce" in claims:
        raise SignInFailed("It is no logout token.")
    if not claims.get("jti") or not cache.add(f"openid:logout:{client.issuer}:{claims['jti']}", True, _HEARD_SECONDS):
        raise SignInFailed("It was heard before.")
    return SignedOut(client.issuer, str(claims["sub"]))
