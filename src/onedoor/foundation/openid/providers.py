"""A provider as its discovery document describes it (OpenID Connect Discovery 1.0)."""

from dataclasses import dataclass

from onedoor.foundation.openid.documents import document, is_address
from onedoor.foundation.openid.errors import SignInFailed

__all__ = ["Provider", "provider_of"]


@dataclass(frozen=True, slots=True)
class Provider:
    """Where a provider is asked for what. Empty where it does not offer it."""

    issuer: str
    authorization_endpoint: str
    token_endpoint: str
    jwks_uri: str
    userinfo_endpoint: str = ""
    end_session_endpoint: str = ""
    trustmarks: str = ""
    # It says in each answer who it is (RFC 9207): an answer that does not is then not its own.
    names_itself: bool = False


_NEEDED = ("authorization_endpoint", "token_endpoint", "jwks_uri")
_OFFERED = ("userinfo_endpoint", "end_session_endpoint", "trustmarks")


def provider_of(issuer: str) -> Provider:
    """Raises SignInFailed where it does not answer, says that it is another, or names an address we would not ask."""
    found = document(f"{issuer.rstrip('/')}/.well-known/openid-configuration")
    if found.get("issuer") != issuer:
        raise SignInFailed(f"It calls itself {found.get('issuer')!r}, not {issuer!r}.", code="setup")
    addresses = {name: str(found.get(name) or "") for name in (*_NEEDED, *_OFFERED)}
    for name, address in addresses.items():
        if (address or name in _NEEDED) and not is_address(address):
            raise SignInFailed(f"Its {name} is not an https address.", code="setup")
    names_itself = found.get("authorization_response_iss_parameter_supported") is True
    return Provider(issuer=issuer, names_itself=names_itself, **addresses)
