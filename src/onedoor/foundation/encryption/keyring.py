"""Keys and what is written under them: AES-256-GCM, the key's id in front. Knows nothing of Django.

`enc1:<key id>:<base64url of nonce and ciphertext>`. The first key writes, all read. `place` is bound to the text: what
was copied from another column does not open.
"""

import base64
import binascii
import secrets
from collections.abc import Mapping
from dataclasses import dataclass
from hashlib import sha256

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

__all__ = ["MARK", "Keyring", "Unreadable", "key_id", "new_key", "read_keys"]

MARK = "enc1:"
_KEY_BYTES, _NONCE_BYTES = 32, 12


class Unreadable(ValueError):
    """What is stored is under a key that is not there, or was changed."""


@dataclass(frozen=True, slots=True)
class Keyring:
    """Ciphers by id of their key; `first` is the one that writes."""

    first: str
    ciphers: Mapping[str, AESGCM]

    def hide(self, text: str, place: str) -> str:
        nonce = secrets.token_bytes(_NONCE_BYTES)
        hidden = self.ciphers[self.first].encrypt(nonce, text.encode(), place.encode())
        return f"{MARK}{self.first}:{base64.urlsafe_b64encode(nonce + hidden).decode()}"

    def show(self, stored: str, place: str) -> str:
        """Raises Unreadable."""
        mark, _, rest = stored.partition(":")
        name, _, body = rest.partition(":")
        if f"{mark}:" != MARK:
            raise Unreadable(f"{place} holds a text that is not encrypted.")
        try:
            content = base64.urlsafe_b64decode(body)
            return self.cipher(name).decrypt(content[:_NONCE_BYTES], content[_NONCE_BYTES:], place.encode()).decode()
        except (InvalidTag, binascii.Error, ValueError) as error:
            if isinstance(error, Unreadable):
                raise
            raise Unreadable(f"A text in {place} was changed since it was written, or belongs elsewhere.") from error

    def cipher(self, name: str) -> AESGCM:
        """Raises Unreadable."""
        try:
            return self.ciphers[name]
        except KeyError:
            raise Unreadable(f"Something is stored under key {name}, which ONEDOOR_DATA_KEYS does not hold.") from None


def new_key() -> str:
    """As it stands in the setting: 32 bytes in base64url."""
    return base64.urlsafe_b64encode(secrets.token_bytes(_KEY_BYTES)).decode()


def key_id(key: str) -> str:
    """Eight letters that say which key it is, and nothing of it."""
    return sha256(b"onedoor key " + base64.urlsafe_b64decode(key)).hexdigest()[:8]


def read_keys(text: str) -> Keyring:
    """Keys one a line (or with spaces between), the first first; raises ValueError for what is none."""
    keys = text.split()
    ciphers = {}
    for place, key in enumerate(keys, 1):
        try:
            raw = base64.b64decode(key, altchars=b"-_", validate=True)
        except binascii.Error:
            raw = b""
        if len(raw) != _KEY_BYTES:
            raise ValueError(f"key {place} is not 32 bytes in base64; `onedoor keys new` makes one")
        ciphers[key_id(key)] = AESGCM(raw)
    if not keys:
        raise ValueError("there is no key; `onedoor keys new` makes one")
    return Keyring(key_id(keys[0]), ciphers)
