"""The arithmetic of sealing: canonical JSON, Merkle trees, the digest that is signed. Pure: no Django, no database.

Trees are those of RFC 6962 (Certificate Transparency): leaves and nodes are hashed with different first bytes, so
that no node can be passed off as a leaf.
"""

import hashlib
import json
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

import orjson

__all__ = ["ENTRY_LENGTH", "canonical", "content_hash", "entries_in", "entry", "merkle_root", "seal_digest"]

_LEAF, _NODE = b"\x00", b"\x01"
_SEAL = b"onedoor event seal, version 1\n"
_UUID_LENGTH, _HASH_LENGTH = 16, 32
ENTRY_LENGTH = _UUID_LENGTH + _HASH_LENGTH


_slowly = json.JSONEncoder(sort_keys=True, separators=(",", ":"), ensure_ascii=False, allow_nan=False).encode


def canonical(value: Any) -> bytes:
    """JSON with sorted keys and no spaces, in UTF-8: the same value always gives the same bytes."""
    try:
        return orjson.dumps(value, option=orjson.OPT_SORT_KEYS)
    except orjson.JSONEncodeError:
        # Whole numbers beyond 64 bits.
        return _slowly(value).encode()


def content_hash(fields: Mapping[str, Any]) -> bytes:
    """SHA-256 of an event's fields."""
    return hashlib.sha256(canonical(fields)).digest()


def entry(uuid: bytes, content: bytes) -> bytes:
    """What a seal remembers of one event, 48 bytes: who it was and what it said."""
    assert len(uuid) == _UUID_LENGTH
    assert len(content) == _HASH_LENGTH
    return uuid + content


def entries_in(batch: bytes) -> Iterator[tuple[bytes, bytes]]:
    """(uuid, content hash) of each event a seal remembers."""
    for start in range(0, len(batch), ENTRY_LENGTH):
        whole = batch[start : start + ENTRY_LENGTH]
        yield whole[:_UUID_LENGTH], whole[_UUID_LENGTH:]


def merkle_root(entries: Sequence[bytes]) -> bytes:
    """The root over entries in their order; SHA-256 of nothing for none."""
    if not entries:
        return hashlib.sha256().digest()
    level = [hashlib.sha256(_LEAF + item).digest() for item in entries]
    while len(level) > 1:
        # A node without a partner moves up as it is. Copying it instead would let two different batches share a root.
        paired = [
            hashlib.sha256(_NODE + level[place] + level[place + 1]).digest() for place in range(0, len(level) - 1, 2)
        ]
        level = paired + level[len(paired) * 2 :]
    return level[0]


def seal_digest(*, sequence: int, count: int, root: str, previous: str, sealed_at: str, key_id: str) -> str:
    """Hex SHA-256 over everything a seal says; the next seal carries it as `previous`. `sealed_at` is ISO 8601 UTC."""
    return hashlib.sha256(_SEAL + canonical([sequence, count, root, previous, sealed_at, key_id])).hexdigest()
