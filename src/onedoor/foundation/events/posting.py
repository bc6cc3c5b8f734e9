"""Posting to subscribers' addresses: kept-alive connections, no redirects, never into our own network."""

import ipaddress
import socket
import threading
from collections.abc import Iterable, Sequence
from typing import Any
from urllib.parse import urlsplit

import httpcore
from django.conf import settings

from onedoor.foundation.errors import Invalid

__all__ = ["CouldNotPost", "GuardedBackend", "Poster", "check_address"]

_CONNECT_SECONDS, _ANSWER_SECONDS = 5.0, 10.0


class CouldNotPost(Exception):
    """No answer came: refused, timed out, not allowed. The text names no person."""


def check_address(url: str) -> str:
    """The address if events may be sent to it; raises Invalid. Where it leads is checked again at each connection."""
    parts = urlsplit(url.strip())
    schemes = {"https", "http"} if settings.WEBHOOK_PRIVATE_HOSTS else {"https"}
    if parts.scheme not in schemes or not parts.hostname or parts.username or parts.password:
        text = "Enter an address that begins with https:// and holds no user name or password."
        raise Invalid(text, fields={"address": [text]})
    return url.strip()


class GuardedBackend(httpcore.NetworkBackend):
    """Connects to public addresses only, unless the named setting says otherwise. Checking the very address that is
    connected to leaves no gap in which the name could be made to lead elsewhere."""

    def __init__(self, private_if: str) -> None:
        self._inner = httpcore.SyncBackend()
        self._private_if = private_if

    def connect_tcp(
        self,
        host: str,
        port: int,
        timeout: float | None = None,
        local_address: str | None = None,
        socket_options: Iterable[Any] | None = None,
    ) -> httpcore.NetworkStream:
        address = _allowed(host, port, may_be_private=getattr(settings, self._private_if))
        return self._inner.connect_tcp(address, port, timeout, local_address, socket_options)


def _allowed(host: str, port: int, *, may_be_private: bool) -> str:
    try:
        addresses = [str(found[4][0]) for found in socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)]
    except OSError as error:
        raise httpcore.ConnectError("The name leads nowhere.") from error
    if not may_be_private:
        addresses = [address for address in addresses if ipaddress.ip_address(address.partition("%")[0]).is_global]
    if not addresses:
        raise httpcore.ConnectError("The name leads into a private network.")
    return addresses[0]


class Poster:
    """One pool of connections for each thread: sharing one would make threads wait for its lock."""

    def __init__(self) -> None:
        self._local = threading.local()
        self._pools: list[httpcore.ConnectionPool] = []

    def close(self) -> None:
        for pool in self._pools:
            pool.close()

    def post(self, url: str, headers: Sequence[tuple[str | bytes, str | bytes]], body: bytes) -> int:
        """The status of the answer; raises CouldNotPost."""
        pool = getattr(self._local, "pool", None)
        if pool is None:
            pool = self._local.pool = httpcore.ConnectionPool(
                max_connections=100, keepalive_expiry=30, network_backend=GuardedBackend("WEBHOOK_PRIVATE_HOSTS")
            )
            self._pools.append(pool)
        timeouts = {"connect": _CONNECT_SECONDS, "read": _ANSWER_SECONDS, "write": 10.0, "pool": 5.0}
        try:
            # The answer's body is read to its end (that keeps the connection) and thrown away.
            return int(
                pool.request("POST", url, headers=headers, content=body, extensions={"timeout": timeouts}).status
            )
        except (httpcore.NetworkError, httpcore.TimeoutException, httpcore.ProtocolError, OSError) as error:
            raise CouldNotPost(type(error).__name__) from None
