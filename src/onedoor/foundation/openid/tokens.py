"""Whether a token is what it says: signed by a key its issuer publishes, for us, now."""

from collections.abc import Callable
from typing import Any

from authlib.oidc.core import CodeIDToken
from joserfc import jwk, jwt
from joserfc.errors import InvalidKeyIdError, JoseError

from onedoor.foundation import clock
from onedoor.foundation.openid.documents import document
from onedoor.foundation.openid.errors import SignInFailed

__all__ = ["ALGORITHMS", "decoded", "expected", "id_token_claims", "published_keys", "sensible"]

# Pinned: neither `none`, nor a secret anybody could take a published key for.
ALGORITHMS = ("RS256", "ES256")
LEEWAY_SECONDS = 60
# Keys nobody knows are looked for anew, but not with every token somebody makes up.
_LOOK_AGAIN_AFTER = 60
Keys = Callable[[int], jwk.KeySet]


def published_keys(jwks_uri: str) -> Keys:
    """The signing keys published there, at most so many seconds old."""

    def keys(at_most_old: int) -> jwk.KeySet:
        published = document(jwks_uri, at_most_old=at_most_old).get("keys", [])
        return jwk.KeySet([key for key in map(_key, published) if key is not None])

    return keys


def _key(published: Any) -> Any:
    """None for a key we have no use for: one for encryption, a secret, or of a kind not known here."""
    if not isinstance(published, dict) or published.get("kty") not in {"RSA", "EC"}:
        return None
    if published.get("use", "sig") != "sig":
        return None
    try:
        return jwk.import_key(published)
    except (JoseError, ValueError, KeyError):
        return None


def decoded(token: str, keys: Keys, *, algorithms: tuple[str, ...] = ALGORITHMS) -> jwt.Token:
    """Signature checked, nothing else; raises SignInFailed. A key not known yet is looked for once more."""
    try:
        try:
            return jwt.decode(token, keys(3600), algorithms=list(algorithms))
        except InvalidKeyIdError:
            return jwt.decode(token, keys(_LOOK_AGAIN_AFTER), algorithms=list(algorithms))
    except (JoseError, ValueError, TypeError) as error:
        raise SignInFailed(f"A token is not signed as it should be: {type(error).__name__}.") from None


def id_token_claims(
    token: str, *, keys: Keys, issuer: str, client_id: str, nonce: str, access_token: str
) -> dict[str, Any]:
    """What the ID token says, all of OpenID Connect Core 3.1.3.7 checked; raises SignInFailed."""
    found = decoded(token, keys)
    claims = CodeIDToken(
        found.claims,
        found.header,
        options=expected(issuer, client_id),
        params={"nonce": nonce, "client_id": client_id, "access_token": access_token},
    )
    return sensible(claims)


def expected(issuer: str, audience: str) -> dict[str, Any]:
    """What every signed statement to us must say, as options of a claims class."""
    return {
        "iss": {"essential": True, "value": issuer},
        "aud": {"essential": True, "value": audience},
        "sub": {"essential": True},
        "exp": {"essential": True},
        "iat": {"essential": True},
    }


def sensible(claims: Any) -> dict[str, Any]:
    """The claims as a plain dictionary, once they have validated themselves for this moment."""
    try:
        claims.validate(now=int(clock.now().timestamp()), leeway=LEEWAY_SECONDS)
    except (JoseError, ValueError, TypeError) as error:
        raise SignInFailed(f"A token is not for us, or not for now: {error}.") from None
    return dict(claims)
