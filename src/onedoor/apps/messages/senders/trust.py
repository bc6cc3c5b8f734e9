"""Whose certificates are believed, read once for a process.

Reading them takes a tenth of a second of the processor, which each of eight connections for forty messages had taken.
"""

import ssl
from functools import cache

import httpx

__all__ = ["system_trust", "web_trust"]


@cache
def web_trust() -> ssl.SSLContext:
    """As httpx has it by itself; nothing is taken from the environment."""
    return httpx.create_ssl_context(trust_env=False)


@cache
def system_trust() -> ssl.SSLContext:
    """As the machine has it."""
    return ssl.create_default_context()
