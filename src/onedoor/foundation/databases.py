"""Django's settings of a database, from its address."""

from typing import Any
from urllib.parse import parse_qs, unquote, urlparse

from django.core.exceptions import ImproperlyConfigured

__all__ = ["database"]


def database(url: str) -> dict[str, Any]:
    """Of `sqlite:///path` or `postgresql://user:password@host:port/name`; raises ImproperlyConfigured.

    It may hold a password, so nothing of a wrong one is shown.
    """
    try:
        parts = urlparse(url)
        port = str(parts.port or "")
    except ValueError:
        hint = "signs like / @ : in its password are written as %2F %40 %3A"
        raise ImproperlyConfigured(f"ONEDOOR_DATABASE_URL is no address of a database; {hint}.") from None
    if parts.scheme == "sqlite":
        return {
            "ENGINE": "onedoor.foundation.sqlite",
            "NAME": unquote(parts.path) or ":memory:",
            "OPTIONS": {
                # Writers queue for the lock from their first statement instead of failing half way.
                "transaction_mode": "IMMEDIATE",
                "timeout": 20,
                "init_command": (
                    "PRAGMA journal_mode=WAL; PRAGMA synchronous=NORMAL; PRAGMA cache_size=-64000;"
                    " PRAGMA mmap_size=268435456; PRAGMA temp_store=MEMORY;"
                ),
            },
        }
    if parts.scheme in {"postgresql", "postgres"}:
        return {
            "ENGINE": "onedoor.foundation.postgresql",
            "NAME": unquote(parts.path.lstrip("/")),
            "USER": unquote(parts.username or ""),
            "PASSWORD": unquote(parts.password or ""),
            # A socket's folder is given as ?host=/path, as libpq does.
            "HOST": unquote(parts.hostname or "") or parse_qs(parts.query).get("host", [""])[0],
            "PORT": port,
            "CONN_MAX_AGE": 600,
            "CONN_HEALTH_CHECKS": True,
        }
    raise ImproperlyConfigured("ONEDOOR_DATABASE_URL must begin with sqlite:// or postgresql://.")
