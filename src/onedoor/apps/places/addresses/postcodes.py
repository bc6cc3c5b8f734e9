"""British postcodes as written, mistyped and kept."""

import re

__all__ = ["find_postcode", "postcode_key", "tidy_postcode"]

# Outward: one or two letters, a digit, perhaps another digit or letter. Inward: a digit and two letters.
# Source: BS 7666-0 as published in the Government Data Standards Catalogue, and GIR 0AA.
PATTERN = re.compile(r"(?:[A-Z]{1,2}[0-9][0-9A-Z]?[0-9][A-Z]{2}|GIR0AA)")
IN_TEXT = re.compile(r"\b([A-Z]{1,2}[0-9O][0-9A-Z]?)[ -]{0,2}([0-9OI][A-Z01]{2})\b", re.IGNORECASE)
DIGIT_FOR = str.maketrans("OIL", "011")
LETTER_FOR = str.maketrans("01", "OI")


def postcode_key(text: str) -> str:
    """Letters and digits only, upper case, with figures and letters in their places: `sk13 bab` stays wrong."""
    letters = re.sub(r"[^0-9A-Z]", "", text.upper())
    if PATTERN.fullmatch(letters) or not 5 <= len(letters) <= 7:
        return letters
    # O for 0 and I for 1 are the commonest slips; the inward part shows which is meant.
    outward, inward = letters[:-3], letters[-3:]
    inward = inward[0].translate(DIGIT_FOR) + inward[1:].translate(LETTER_FOR)
    # The place after the letters of the area is always a digit.
    at = 1 if len(outward) == 2 or not outward[1].isalpha() else 2
    outward = outward[:at] + outward[at:].translate(DIGIT_FOR)
    return outward + inward


def tidy_postcode(text: str) -> str | None:
    """`SK13 8AB`, or None where it cannot be a postcode."""
    key = postcode_key(text)
    return f"{key[:-3]} {key[-3:]}" if PATTERN.fullmatch(key) else None


def find_postcode(text: str) -> tuple[str, str]:
    """The last postcode in a line of text in its tidy form (or nothing), and the line without it."""
    for match in reversed(list(IN_TEXT.finditer(text))):
        tidy = tidy_postcode(match[0])
        if tidy:
            return tidy, f"{text[: match.start()]} {text[match.end() :]}"
    return "", text
