"""Files encrypted where they lie, in pieces of 64 KiB, so that a cut or changed file does not open.

`enc1:`, the key's id, `:`, eight random bytes; then each piece under these bytes and its number, the last marked.
"""

import os
import secrets
from pathlib import Path
from typing import Any

from cryptography.exceptions import InvalidTag
from django.core.files.base import ContentFile, File
from django.core.files.storage import FileSystemStorage

from onedoor.foundation.encryption.keyring import MARK, Keyring, Unreadable
from onedoor.foundation.encryption.keys import keyring

__all__ = ["EncryptedStorage", "hide_bytes", "key_of_file", "rewrite_file", "show_bytes"]

_PIECE, _TAG, _NONCE, _ID = 2**16, 16, 8, 8
_HEAD = len(MARK) + _ID + 1 + _NONCE
_MORE, _LAST = b"more", b"last"


class EncryptedStorage(FileSystemStorage):
    """The folder of uploads. Sizes it tells are those on the disk."""

    def _save(self, name: str, content: "File[Any]") -> str:
        content.seek(0)
        return str(super()._save(name, ContentFile(hide_bytes(content.read(), keyring()))))  # type: ignore[misc]

    def _open(self, name: str, mode: str = "rb") -> "File[Any]":
        with super()._open(name, "rb") as stored:  # type: ignore[misc]
            return ContentFile(show_bytes(stored.read(), keyring(), name), name)


def hide_bytes(content: bytes, keys: Keyring) -> bytes:
    nonce, cipher = secrets.token_bytes(_NONCE), keys.cipher(keys.first)
    pieces = [content[at : at + _PIECE] for at in range(0, len(content), _PIECE)] or [b""]
    hidden = [
        cipher.encrypt(nonce + number.to_bytes(4, "big"), piece, _LAST if number == len(pieces) - 1 else _MORE)
        for number, piece in enumerate(pieces)
    ]
    return b"".join((MARK.encode(), keys.first.encode(), b":", nonce, *hidden))


def show_bytes(stored: bytes, keys: Keyring, name: str) -> bytes:
    """Raises Unreadable."""
    if not stored.startswith(MARK.encode()) or len(stored) < _HEAD + _TAG:
        raise Unreadable(f"The file {name} is not encrypted, or not whole.")
    cipher = keys.cipher(stored[len(MARK) : len(MARK) + _ID].decode("ascii", "replace"))
    nonce, starts = stored[_HEAD - _NONCE : _HEAD], range(_HEAD, len(stored), _PIECE + _TAG)
    try:
        return b"".join(
            cipher.decrypt(
                nonce + number.to_bytes(4, "big"), stored[start : start + _PIECE + _TAG],
                _LAST if start == starts[-1] else _MORE,
            )
            for number, start in enumerate(starts)
        )  # fmt: skip
    except InvalidTag as error:
        raise Unreadable(f"The file {name} was changed or cut.") from error


def key_of_file(path: Path) -> str:
    """The id of the key it is under; empty where it is under none."""
    with path.open("rb") as file:
        head = file.read(_HEAD)
    return head[len(MARK) : len(MARK) + _ID].decode("ascii", "replace") if head.startswith(MARK.encode()) else ""


def rewrite_file(path: Path, keys: Keyring) -> None:
    """Under the first key: whole under the old or whole under the new, whenever the power goes."""
    beside = path.with_suffix(f"{path.suffix}.rewritten")
    beside.write_bytes(hide_bytes(show_bytes(path.read_bytes(), keys, path.name), keys))
    beside.chmod(path.stat().st_mode & 0o777)
    os.replace(beside, path)
