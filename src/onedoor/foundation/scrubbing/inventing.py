"""Values in place of personal ones: of the same shape, the same for the same value, and found by no way back.

What is invented follows from the value and a key that is thrown away after the run. Pure: no database, no settings.
"""

import math
import re
import secrets
from collections.abc import Sequence
from datetime import date, datetime, timedelta
from hashlib import blake2b
from typing import Any, TypeVar
from uuid import UUID

from onedoor.foundation import ids
from onedoor.foundation.scrubbing.words import FAMILY_NAMES, GIVEN_NAMES, WORDS

__all__ = ["Inventor"]

One = TypeVar("One")
_UUID = re.compile(r"\b[0-9a-f]{8}-?[0-9a-f]{4}-?[0-9a-f]{4}-?[0-9a-f]{4}-?[0-9a-f]{12}\b")
_ACTOR = re.compile(r"(?:staff|resident|partner_system|system):[\w-]*")
_FIXED_ACTORS = frozenset(("system:onedoor", "resident:anonymous"))
_PARTS = re.compile(r"[^\W\d_]+|\d+")
_FEW = 1000
# The bits of a uuid that say of which version and variant it is.
_KIND = 0xF << 76 | 0b11 << 62
_LETTERS = "abcdefghijklmnopqrstuvwxyz"
_LONGEST = max(WORDS)
# Ofcom allots no number that begins so: 07 with 1 or 2 after it, or an area's own number with 0 or 1 in front.
_NO_MOBILE, _NO_LOCAL = "12", "01"


class Inventor:
    """One run's: two runs have nothing in common."""

    def __init__(self, key: bytes | None = None) -> None:
        self._key = key or secrets.token_bytes(32)

    def number(self, below: int, *of: object) -> int:
        """From nought, the same each time for the same things."""
        said = "\0".join(map(str, of)).encode()
        return int.from_bytes(blake2b(said, key=self._key, digest_size=32).digest(), "big") % below

    def pick(self, choices: Sequence[One], *of: object, other_than: object = None) -> One:
        """One of them, another than that where there is another."""
        first = self.number(len(choices), *of)
        return choices[(first + 1) % len(choices)] if choices[first] == other_than else choices[first]

    def given_names(self, text: str) -> str:
        return _PARTS.sub(lambda part: self._name(part.group(), GIVEN_NAMES), text)

    def family_name(self, text: str) -> str:
        return _PARTS.sub(lambda part: self._name(part.group(), FAMILY_NAMES), text)

    def full_name(self, text: str) -> str:
        """The last word is the family's, as in their record."""
        first, space, last = text.strip().rpartition(" ")
        return f"{self.given_names(first)}{space}{self.family_name(last)}"

    def _name(self, word: str, names: Sequence[str]) -> str:
        if word.isdigit():
            return self._figures(word, word)
        name = self.pick(names, "name", word.casefold(), other_than=word.capitalize())
        return _as_written(word, name)

    def email(self, text: str) -> str:
        """Of no domain that is anybody's: `.example` is kept for that."""
        address = text.strip().lower()
        given, family = (self.pick(names, "mailbox", address).lower() for names in (GIVEN_NAMES, FAMILY_NAMES))
        house = self.pick(FAMILY_NAMES, "domain", address.rpartition("@")[2]).lower()
        return f"{given}.{family}{self.number(10**6, 'mailbox too', address)}@{house}.example"

    def phone(self, text: str) -> str:
        """Written as the other was, of the same area, and a number that rings nowhere."""
        figures = "".join(character for character in text if character.isdigit())
        if len(figures) < 7:
            return self.code(text)
        ahead = "44" if text.strip().startswith("+44") or figures.startswith("0044") else "0"
        start = figures.find(ahead) + len(ahead) if figures.startswith(("0", "44")) else 0
        return _written_over(text, figures[:start] + self._local(figures[start:]))

    def _local(self, national: str) -> str:
        """What follows the trunk nought. The key is the number itself, so both ways of writing it stay one."""
        kept = _area_figures(national)
        none_of = _NO_MOBILE if national.startswith("7") else _NO_LOCAL
        rest = str(self.number(10**15, "phone", national)).zfill(15)[: len(national) - kept - 1]
        return national[:kept] + self.pick(none_of, "exchange", national, other_than=national[kept]) + rest

    def text(self, text: str) -> str:
        """Words for words and figures for figures; who did something stays a sign of who did it."""
        if _ACTOR.fullmatch(text):
            return self.uuids(text) if _UUID.search(text) or text in _FIXED_ACTORS else self._unknown_actor(text)
        if _UUID.fullmatch(text):
            return self.uuids(text)
        if "@" in text and " " not in text.strip():
            return self.email(text)
        return _PARTS.sub(lambda part: self._part(part.group(), f"{text}{part.start()}"), text)

    def _unknown_actor(self, text: str) -> str:
        kind, _, name = text.partition(":")
        return f"{kind}:{self.code(name)}"

    def _part(self, part: str, of: str) -> str:
        return self._figures(part, of) if part.isdigit() else self._words(part, of)

    def _words(self, word: str, of: str) -> str:
        made, left = "", len(word)
        while left:
            length = min(left, _LONGEST)
            made += self.pick(WORDS[length], "word", of, left, other_than=word.lower())
            left -= length
        return _as_written(word, made)

    def _figures(self, figures: str, of: str) -> str:
        """Each another than it was."""
        return "".join(
            str((int(figure) + 1 + self.number(9, "figure", of, place)) % 10) for place, figure in enumerate(figures)
        )

    def code(self, text: str) -> str:
        """Letters for letters and figures for figures. Two codes never become one: keys stay keys."""
        sizes = [10 if sign.isdigit() else 26 if sign.isalpha() else 1 for sign in text]
        number = 0
        for sign, size in zip(text, sizes, strict=True):
            number = number * size + (int(sign) if sign.isdigit() else ord(sign.lower()) - ord("a")) % size
        shape = "".join("0" if sign.isdigit() else "a" if sign.islower() else "A" for sign in text)
        number, signs = self._permuted(number, math.prod(sizes), "code", shape), []
        for sign, size in zip(reversed(text), reversed(sizes), strict=True):
            number, rest = divmod(number, size)
            letter = _LETTERS[rest] if size == 26 else str(rest)
            signs.append(sign if size == 1 else letter.upper() if sign.isupper() else letter)
        return "".join(reversed(signs))

    def _permuted(self, number: int, size: int, *of: object) -> int:
        """Another of the numbers below `size`, each by one alone: a Feistel network, walked until it is below."""
        if size <= _FEW:
            # Of few a number often stays what it was; moved along by the same step none does.
            return (number + 1 + self.number(max(size - 1, 1), *of)) % size
        half = max(1, ((size - 1).bit_length() + 1) // 2)
        while True:
            left, right = number >> half, number & (1 << half) - 1
            for turn in range(6):
                left, right = right, left ^ self.number(1 << half, *of, turn, right)
            number = left << half | right
            if number < size:
                return number

    def hexadecimal(self, text: str) -> str:
        """Of the same length, for what was a hash."""
        size = -(-len(text) // 2)
        return blake2b(text.encode(), key=self._key, digest_size=min(size, 64)).hexdigest()[: len(text)]

    def reference(self, text: str) -> str:
        """Another well-formed one; no two become one."""
        letters = ids.normalise_reference(text).replace("-", "")[:-1]
        if not ids.is_reference(text):
            return self.code(text)
        base = len(ids.REFERENCE_ALPHABET)
        number = sum(ids.REFERENCE_ALPHABET.index(sign) * base**place for place, sign in enumerate(letters))
        return ids.reference_of(self._permuted(number, base ** len(letters), "reference"))

    def nhs_number(self, text: str) -> str:
        """Of those kept for testing, 999 in front, with the figure that checks."""
        count = 0
        while True:
            body = f"999{self.number(10**6, 'nhs', text, count):06}"
            check = -sum(int(figure) * (10 - place) for place, figure in enumerate(body)) % 11
            if check < 10 and f"{body}{check}" != text:
                return f"{body}{check}"
            count += 1

    def day(self, value: date) -> date:
        """Some weeks before or after."""
        days = 1 + self.number(45, "day", value.isoformat()[:10])
        return value + timedelta(days=days if self.number(2, "side", value.isoformat()[:10]) else -days)

    def uuid(self, value: UUID) -> UUID:
        """Another of the same kind."""
        made = self.number(2**64, "uuid", value.hex) << 64 | self.number(2**64, "uuid too", value.hex)
        return UUID(int=value.int & _KIND | made & ~_KIND)

    def uuids(self, text: str) -> str:
        """The text with every uuid in it written as the copy has it."""
        return _UUID.sub(self._uuid_in_text, text)

    def _uuid_in_text(self, found: "re.Match[str]") -> str:
        made = self.uuid(UUID(found.group()))
        return str(made) if "-" in found.group() else made.hex

    def anything(self, value: Any) -> Any:
        """By what kind of value it is: for fields nobody has said more of."""
        match value:
            case str():
                return self.text(value)
            case bool():
                return bool(self.number(2, "bool", value))
            case int():
                return int(self.code(str(abs(value)))) * (-1 if value < 0 else 1)
            case float():
                return value * (0.95 + self.number(1000, "float", value) / 10_000)
            case datetime() | date():
                return self.day(value)
            case UUID():
                return self.uuid(value)
            case dict():
                return {key: self.anything(held) for key, held in value.items()}
            case list() | tuple():
                return [self.anything(held) for held in value]
            case _:
                return value

    def in_anything(self, value: Any) -> Any:
        """The value with every uuid in it written as the copy has it, and nothing else changed."""
        match value:
            case str():
                return self.uuids(value) if len(value) >= 32 else value
            case UUID():
                return self.uuid(value)
            case dict():
                return {self.in_anything(key): self.in_anything(held) for key, held in value.items()}
            case list() | tuple():
                return [self.in_anything(held) for held in value]
            case _:
                return value


def _area_figures(national: str) -> int:
    """How many of the first figures say the kind or the area: 7, 20, 113, 1632."""
    if national.startswith("7"):
        return 1
    length = 2 if national.startswith("2") else 3 if national[1:2] == "1" or national[2:3] == "1" else 4
    return min(length, len(national) - 4)


def _as_written(word: str, made: str) -> str:
    if word.isupper() and len(word) > 1:
        return made.upper()
    return made.capitalize() if word[:1].isupper() else made.lower()


def _written_over(text: str, figures: str) -> str:
    """The text with its figures, one after another, those."""
    remaining = iter(figures)
    return "".join(next(remaining) if character.isdigit() else character for character in text)
