"""Secrets that are shown once: only their hash is kept."""

import hashlib
import secrets

__all__ = ["hash_of", "new_token"]


def new_token() -> str:
    """43 characters safe in an address, of 256 random bits."""
    return secrets.token_urlsafe(32)


def hash_of(token: str) -> str:
    """Hex SHA-256. Unsalted and fast, which is right for 256 random bits and wrong for a password."""
    return hashlib.sha256(token.encode()).hexdigest()
