"""Identifiers: `uuid` for machines, `reference` for people to read out."""

import secrets
import time
import uuid

from stdnum.iso7064 import mod_37_36

__all__ = ["REFERENCE_ALPHABET", "is_reference", "new_reference", "new_uuid", "normalise_reference", "reference_of"]

# No 0, 1, I, L, O or U: read over a poor line they are taken for one another, or spell something.
REFERENCE_ALPHABET = "23456789ABCDEFGHJKMNPQRSTVWXYZ"
_BODY_LENGTH = 7


def new_uuid() -> uuid.UUID:
    """A version 7 UUID (RFC 9562): its first 48 bits are the time, so new rows stand together in an index."""
    milliseconds = time.time_ns() // 1_000_000
    value = (milliseconds & (2**48 - 1)) << 80 | secrets.randbits(80)
    value = value & ~(0xF << 76) | 7 << 76
    value = value & ~(0b11 << 62) | 0b10 << 62
    return uuid.UUID(int=value)


def new_reference() -> str:
    """Eight characters in two groups, `7K3M-9PQX`; the last is a check character (ISO 7064, mod 31,30)."""
    return reference_of(secrets.randbits(64))


def reference_of(number: int) -> str:
    """The reference a number stands for: the same each time."""
    body = ""
    for _ in range(_BODY_LENGTH):
        number, index = divmod(number, len(REFERENCE_ALPHABET))
        body += REFERENCE_ALPHABET[index]
    whole = body + mod_37_36.calc_check_digit(body, REFERENCE_ALPHABET)
    return f"{whole[:4]}-{whole[4:]}"


def normalise_reference(text: str) -> str:
    """What a person typed, as it would be stored: `7k3m 9pqx` becomes `7K3M-9PQX`. Not checked."""
    letters = "".join(character for character in text.upper() if character.isalnum())
    return f"{letters[:4]}-{letters[4:]}" if len(letters) == _BODY_LENGTH + 1 else letters


def is_reference(text: str) -> bool:
    """Whether the text is a well-formed reference: a single wrong or swapped character makes it False."""
    letters = normalise_reference(text).replace("-", "")
    if len(letters) != _BODY_LENGTH + 1 or any(letter not in REFERENCE_ALPHABET for letter in letters):
        return False
    return bool(mod_37_36.is_valid(letters, REFERENCE_ALPHABET))
