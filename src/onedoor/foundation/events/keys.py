"""The Ed25519 key that signs seals: made at first use, readable by its owner alone.

To change the key, move the private file away; a new one is made. The public half of the old one stays beside it as
`event-signing-key-<id>.pub`, so that older seals can still be verified.
"""

import hashlib
import os
from pathlib import Path

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey
from cryptography.hazmat.primitives.serialization import (
    Encoding,
    NoEncryption,
    PrivateFormat,
    PublicFormat,
    load_pem_private_key,
)
from django.conf import settings

__all__ = ["SigningKey", "is_signed", "signing_key"]


class SigningKey:
    """The private key and the short name of its public half."""

    def __init__(self, private: Ed25519PrivateKey) -> None:
        self._private = private
        self.public = private.public_key().public_bytes(Encoding.Raw, PublicFormat.Raw)
        self.id = hashlib.sha256(self.public).hexdigest()[:16]

    def sign(self, digest: str) -> str:
        """Hex signature of a hex digest."""
        return self._private.sign(bytes.fromhex(digest)).hex()


def signing_key() -> SigningKey:
    """The installation's key, made now if there is none."""
    path: Path = settings.SIGNING_KEY_PATH
    if not path.exists():
        _make(path)
    private = load_pem_private_key(path.read_bytes(), password=None)
    assert isinstance(private, Ed25519PrivateKey), f"{path} does not hold an Ed25519 key."
    return SigningKey(private)


def is_signed(digest: str, signature: str, key_id: str) -> bool | None:
    """Whether that key signed the digest; None where the key's public half is not here."""
    path = _public_path(key_id)
    if not path.exists():
        return None
    try:
        public = bytes.fromhex(path.read_text(encoding="ascii"))
        if hashlib.sha256(public).hexdigest()[:16] != key_id:
            return False
        Ed25519PublicKey.from_public_bytes(public).verify(bytes.fromhex(signature), bytes.fromhex(digest))
    except (InvalidSignature, ValueError):
        return False
    return True


def _make(path: Path) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    private = Ed25519PrivateKey.generate()
    key = SigningKey(private)
    draft = path.with_name(f"{path.name}.{os.getpid()}")
    descriptor = os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    with os.fdopen(descriptor, "wb") as file:
        file.write(private.private_bytes(Encoding.PEM, PrivateFormat.PKCS8, NoEncryption()))
    _public_path(key.id).write_text(key.public.hex(), encoding="ascii")
    try:
        # Linking fails where another process was first: two keys must never both sign.
        os.link(draft, path)
    except FileExistsError:
        _public_path(key.id).unlink()
    finally:
        draft.unlink()


def _public_path(key_id: str) -> Path:
    path: Path = settings.SIGNING_KEY_PATH
    return path.with_name(f"{path.stem}-{Path(key_id).name}.pub")
