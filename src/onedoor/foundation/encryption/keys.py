"""The keys in force. Where they stand in a file it is looked at again every second, so a new one is met at once."""

import time
from functools import cache
from pathlib import Path

from django.conf import settings
from django.core.exceptions import ImproperlyConfigured

from onedoor.foundation.encryption.keyring import Keyring, read_keys

__all__ = ["LOOKED_AT_EVERY", "keyring"]

LOOKED_AT_EVERY = 1.0


class _File:
    """What was read of the file last, and when it was looked at."""

    looked_at = 0.0
    changed_at = 0
    text = ""


def keyring() -> Keyring:
    """Raises ImproperlyConfigured where the setting's file has become unreadable meanwhile."""
    if settings.DATA_KEYS_FILE is None:
        return _read(settings.DATA_KEYS)
    return _read(_text_of(settings.DATA_KEYS_FILE))


@cache
def _read(text: str) -> Keyring:
    try:
        return read_keys(text)
    except ValueError as error:
        raise ImproperlyConfigured(f"ONEDOOR_DATA_KEYS: {error}.") from error


def _text_of(path: Path) -> str:
    now = time.monotonic()
    if not _File.text or now - _File.looked_at > LOOKED_AT_EVERY:
        changed_at = path.stat().st_mtime_ns
        if changed_at != _File.changed_at or not _File.text:
            _File.text = path.read_text(encoding="utf-8").strip()
        _File.looked_at, _File.changed_at = now, changed_at
    return _File.text
