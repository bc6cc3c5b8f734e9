"""What providers publish about themselves: asked for over https, never in our own network, and kept for a while."""

import json
from collections.abc import Mapping
from typing import Any
from urllib.parse import urlencode, urlsplit

import httpcore
from django.conf import settings
from django.core.cache import cache

from onedoor.foundation import clock
from onedoor.foundation.events.posting import GuardedBackend
from onedoor.foundation.openid.errors import SignInFailed

__all__ = ["ask", "document", "is_address"]

_FRESH_SECONDS = 3600
# A provider that is away for a while does not lock everybody out: what it published before is still true.
_KEPT_SECONDS = 24 * 3600
_MOST_BYTES = 256 * 1024
_TIMEOUTS = {"connect": 5.0, "read": 10.0, "write": 10.0, "pool": 5.0}


def is_address(url: str) -> bool:
    """Whether we would ask there: https, or http where addresses inside our own network are allowed."""
    parts = urlsplit(url)
    schemes = {"https", "http"} if settings.SIGN_IN_PRIVATE_HOSTS else {"https"}
    return parts.scheme in schemes and bool(parts.hostname) and not (parts.username or parts.password)


def document(url: str, *, at_most_old: int = _FRESH_SECONDS) -> dict[str, Any]:
    """The JSON object there, as it was at most so many seconds ago; an older one where the provider is away."""
    key, now = f"openid:{url}", clock.now().timestamp()
    kept = cache.get(key)
    if kept and now - kept["at"] < at_most_old:
        return dict(kept["body"])
    try:
        status, body = ask("GET", url)
    except SignInFailed:
        status, body = 503, {}
    if status == 200:
        cache.set(key, {"at": now, "body": body}, _KEPT_SECONDS)
        return body
    if kept:
        return dict(kept["body"])
    raise SignInFailed("The provider does not answer.", code="unavailable")


def ask(
    method: str, url: str, *, headers: Mapping[str, str] | None = None, form: Mapping[str, str] | None = None
) -> tuple[int, dict[str, Any]]:
    """Status and JSON object of the answer; an empty object where it holds none. Redirects are not followed."""
    if not is_address(url):
        raise SignInFailed("The provider names an address that is not https.", code="setup")
    sent = {"Accept": "application/json", "User-Agent": _who_calls(), **(headers or {})}
    content = None
    if form is not None:
        content = urlencode(form).encode()
        sent["Content-Type"] = "application/x-www-form-urlencoded"
    try:
        with (
            httpcore.ConnectionPool(network_backend=GuardedBackend("SIGN_IN_PRIVATE_HOSTS")) as pool,
            pool.stream(
                method, url, headers=list(sent.items()), content=content, extensions={"timeout": _TIMEOUTS}
            ) as response,
        ):
            return response.status, _object(_read(response))
    except (httpcore.NetworkError, httpcore.TimeoutException, httpcore.ProtocolError, OSError) as error:
        raise SignInFailed(f"The provider does not answer: {type(error).__name__}.", code="unavailable") from None


def _who_calls() -> str:
    """GOV.UK One Login answers 403 to whoever does not say so; its pages want the library, its version and us."""
    return f"httpcore/{httpcore.__version__} ({settings.PUBLIC_URL})"


def _read(response: httpcore.Response) -> bytes:
    body = b""
    for part in response.iter_stream():
        body += part
        if len(body) > _MOST_BYTES:
            raise SignInFailed("The provider’s answer has no end.", code="unavailable")
    return body


def _object(body: bytes) -> dict[str, Any]:
    try:
        found = json.loads(body)
    except ValueError:
        return {}
    return found if isinstance(found, dict) else {}
