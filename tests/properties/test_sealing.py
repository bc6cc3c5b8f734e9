"""Merkle trees and canonical JSON."""

import hashlib
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from onedoor.foundation.events import sealing

ENTRIES = st.lists(st.binary(min_size=1, max_size=8), max_size=40)
JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False, allow_infinity=False) | st.text(),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(), inner, max_size=3),
    max_leaves=8,
)


def defined_root(entries: list[bytes]) -> bytes:
    """As RFC 6962 section 2.1 defines it, word for word."""
    if not entries:
        return hashlib.sha256(b"").digest()
    if len(entries) == 1:
        return hashlib.sha256(b"\x00" + entries[0]).digest()
    split = 1 << (len(entries) - 1).bit_length() - 1
    return hashlib.sha256(b"\x01" + defined_root(entries[:split]) + defined_root(entries[split:])).digest()


@given(ENTRIES)
def test_the_root_is_that_of_rfc_6962(entries: list[bytes]) -> None:
    assert sealing.merkle_root(entries) == defined_root(entries)


@given(ENTRIES, ENTRIES)
def test_two_batches_share_a_root_only_if_they_are_the_same(one: list[bytes], other: list[bytes]) -> None:
    assert (sealing.merkle_root(one) == sealing.merkle_root(other)) == (one == other)


@given(st.lists(st.binary(min_size=1, max_size=8), min_size=1, max_size=20), st.data())
def test_a_repeated_last_entry_changes_the_root(entries: list[bytes], data: st.DataObject) -> None:
    repeats = data.draw(st.integers(1, 3))
    assert sealing.merkle_root(entries) != sealing.merkle_root(entries + entries[-1:] * repeats)


@given(st.dictionaries(st.text(), JSON, max_size=5))
def test_the_order_of_keys_does_not_matter(value: dict[str, Any]) -> None:
    turned = dict(reversed(value.items()))
    assert sealing.canonical(value) == sealing.canonical(turned)


@given(st.lists(st.tuples(st.binary(min_size=16, max_size=16), st.binary(min_size=32, max_size=32))))
def test_entries_come_back_as_they_went_in(pairs: list[tuple[bytes, bytes]]) -> None:
    batch = b"".join(sealing.entry(uuid, content) for uuid, content in pairs)
    assert list(sealing.entries_in(batch)) == pairs
