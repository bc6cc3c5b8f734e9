"""Which keys a record is found by."""

from collections.abc import Iterable, Iterator
from datetime import date

from onedoor.apps.people.search.sounds import sound_of
from onedoor.apps.people.search.words import name_words, pairs_of, phone_key, squeeze

__all__ = ["birth_keys", "keys_for", "name_keys"]


def name_keys(words: list[str]) -> Iterator[tuple[str, str]]:
    """Words, sounds, and pairs of either; kind and value."""
    sounds = [sound for sound in map(sound_of, words) if sound]
    yield from (("name", word) for word in words)
    yield from (("pair", pair) for pair in pairs_of(words))
    yield from (("sound", sound) for sound in sounds)
    yield from (("soundpair", pair) for pair in pairs_of(sounds))


def birth_keys(birth_date: date | None) -> Iterator[tuple[str, str]]:
    """The date, which is also found by its beginning, and the day without the year."""
    if birth_date:
        yield "birth", f"{birth_date:%Y%m%d}"
        yield "birth", f"d{birth_date:%m%d}"


def keys_for(
    *,
    names: Iterable[str],
    birth_date: date | None,
    postcode: str,
    phones: Iterable[str],
    emails: Iterable[str],
    reference: str,
) -> set[tuple[str, str]]:
    """Kind and value of every key of a record; values are lower-case letters and digits."""
    keys = {*name_keys(name_words(*names)), *birth_keys(birth_date)}
    keys |= {("phone", phone_key(phone)) for phone in phones}
    keys |= {("email", squeeze(email)) for email in emails}
    keys |= {("postcode", squeeze(postcode)), ("reference", squeeze(reference))}
    return {(kind, value[:254]) for kind, value in keys if value}
