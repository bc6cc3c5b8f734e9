"""The keys by which a record is brought up to be compared: a number each, made of what two records may share.

A key alone never decides. Each needs two things to agree, or one that few people share; between them they outlive a
slip in any one field: names by sound and by what they are short for, birth dates with day and month in either order,
given and family name in either place.
"""

from collections.abc import Iterable
from hashlib import blake2b
from itertools import product

from onedoor.apps.people.linkage import values
from onedoor.apps.people.matching.evidence import Evidence
from onedoor.apps.people.matching.nicknames import roots_of
from onedoor.apps.people.search.sounds import sound_of

__all__ = ["key_of", "keys_of"]


def key_of(*parts: str) -> int:
    """64 bits, signed, the same in every run and database."""
    return int.from_bytes(blake2b("\0".join(parts).encode(), digest_size=8).digest(), "big", signed=True)


def keys_of(evidence: Evidence) -> set[int]:
    """Of what is known; none where nothing is."""
    return {key_of(*parts) for parts in _worded(evidence)}


def _worded(known: Evidence) -> Iterable[tuple[str, ...]]:
    yield from (("phone", phone) for phone in known.phones)
    yield from (("email", email) for email in known.emails)
    yield from ((kind, value) for kind, value in (("nhs", known.nhs), ("ni", known.ni), ("uprn", known.uprn)) if value)
    given, surname = _sounds_of_given(known), _sounds_of_surname(known.surname)
    pairs = {tuple(sorted(pair)) for pair in product(given, surname)}
    yield from (("names", *pair) for pair in pairs)
    if known.birth:
        born = values.birth_key(known.birth)
        yield ("born", born)
        yield from (("born", born, sound) for sound in given | surname)
        yield from (("names", *pair, known.birth[:4]) for pair in pairs)
    if known.postcode:
        yield from (("code", known.postcode, sound) for sound in given | surname)
        if known.birth:
            yield ("code", known.postcode, born)
        if known.house:
            yield ("code", known.postcode, f"#{known.house}")
    if known.house and known.street:
        yield ("door", known.house, known.street)


def _sounds_of_given(known: Evidence) -> set[str]:
    """Of the first name and what they are known as, and of the whole names these may be short for."""
    words = {name.partition(" ")[0] for name in (known.given, known.known) if name}
    return {sound for word in words for whole in (word, *roots_of(word)) if (sound := sound_of(whole))}


def _sounds_of_surname(surname: str) -> set[str]:
    """Of the whole, and of each part of a double one: either may be all there is elsewhere."""
    words = surname.split(" ")
    found = {surname.replace(" ", ""), *(words[:3] if len(words) > 1 else ())}
    return {sound for word in found if (sound := sound_of(word))}
