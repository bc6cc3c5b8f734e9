"""Which keys a record is found by."""

from collections.abc import Iterable, Iterator
from datetime import date
from itertools import permutations

from onedoor.apps.people.search.sounds import sound_of
from onedoor.apps.people.search.words import name_words, pairs_of, phone_key, squeeze

__all__ = ["BEGUN_LETTERS", "begun_key", "begun_keys", "birth_keys", "born_keys", "keys_for", "name_keys"]

BEGUN_LETTERS = 3


def name_keys(words: list[str]) -> Iterator[tuple[str, str]]:
    """Words, their beginnings, sounds, and pairs of each; kind and value."""
    sounds = [sound for sound in map(sound_of, words) if sound]
    yield from (("name", word) for word in words)
    yield from (("pair", pair) for pair in pairs_of(words))
    yield from (("begun", key) for key in begun_keys(words))
    yield from (("sound", sound) for sound in sounds)
    yield from (("soundpair", pair) for pair in pairs_of(sounds))


def begun_keys(words: Iterable[str]) -> set[str]:
    """Each word after the first three letters of each other: finds "joh smi" in one look-up, whichever comes first."""
    long = {word for word in words if len(word) >= BEGUN_LETTERS}
    return {begun_key(first, second) for first, second in permutations(long, 2)}


def begun_key(first: str, second: str) -> str:
    """As in `joasmith`, which is found by its own beginning: nothing has to be looked for inside it."""
    return f"{first[:BEGUN_LETTERS]}{second}"


def born_keys(words: Iterable[str], birth_date: date | None) -> Iterator[tuple[str, str]]:
    """Each word of the name after the year of birth: many share either, few share both."""
    if birth_date:
        yield from (("born", f"{birth_date.year}{word}") for word in words)


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
    words = name_words(*names)
    keys = {*name_keys(words), *birth_keys(birth_date), *born_keys(words, birth_date)}
    keys |= {("phone", phone_key(phone)) for phone in phones}
    keys |= {("email", squeeze(email)) for email in emails}
    keys |= {("postcode", squeeze(postcode)), ("reference", squeeze(reference))}
    return {(kind, value[:254]) for kind, value in keys if value}
