"""Names, numbers and dates as search keys hold them: lower-case letters and digits only."""

import re
import unicodedata
from functools import lru_cache
from itertools import permutations

import phonenumbers

__all__ = ["fold", "name_words", "one_letter_out", "pairs_of", "phone_key", "phone_number", "squeeze"]

_LETTERS_OF_THEIR_OWN = str.maketrans({"ß": "ss", "æ": "ae", "ø": "o", "ł": "l", "đ": "d", "ð": "d", "þ": "th"})
_APOSTROPHES = re.compile(r"['’‘`]")
_WORD_BREAK = re.compile(r"[^a-z0-9]+")
HOME_REGION = "GB"


def fold(text: str) -> str:
    """Lower case without accents; apostrophes go, so that O’Brien is obrien."""
    plain = text.casefold()
    if not plain.isascii():
        parted = unicodedata.normalize("NFKD", plain.translate(_LETTERS_OF_THEIR_OWN))
        plain = "".join(letter for letter in parted if not unicodedata.combining(letter))
    return _APOSTROPHES.sub("", plain)


def squeeze(text: str) -> str:
    """Only its letters and digits."""
    return _WORD_BREAK.sub("", fold(text))


def name_words(*names: str) -> list[str]:
    """The words of a name, each once, in order; both halves of a double-barrelled one."""
    return list(dict.fromkeys(word for name in names for word in _WORD_BREAK.split(fold(name)) if word))


def pairs_of(words: list[str]) -> list[str]:
    """Every two words run together, both ways round: what makes a full name one look-up."""
    return [first + second for first, second in permutations(words[:5], 2)]


def one_letter_out(word: str) -> set[str]:
    """The word and each form of it with one letter left out; two words one slip apart share one of these."""
    return {word} | {word[:index] + word[index + 1 :] for index in range(len(word))}


def phone_number(text: str) -> phonenumbers.PhoneNumber | None:
    """The number the text is, read as from here; None where it cannot be one."""
    try:
        number = phonenumbers.parse(text, HOME_REGION)
    except phonenumbers.NumberParseException:
        return None
    return number if phonenumbers.is_possible_number(number) else None


@lru_cache(maxsize=1_000)
def phone_key(text: str) -> str:
    """The digits as dialled from here (07700900123), whole or begun; abroad, with the country first.

    A household shares its number, so those read last are kept: reading one takes longer than all else of a record.
    """
    number = phone_number(text)
    if number is None:
        return re.sub(r"\D", "", re.sub(r"^\s*(\+|00)44\s*(\(0\))?", "0", text))
    if number.country_code == phonenumbers.country_code_for_region(HOME_REGION):
        return f"0{number.national_number}"
    return f"{number.country_code}{number.national_number}"
