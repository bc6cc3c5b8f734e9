"""How a name sounds, so that Smyth finds Smith and Philips finds Phillips.

A small key of our own for names met in Britain: one page to read in place of a dependency. Groups of letters that
sound alike are written alike, in this order; then vowels after the first letter go and doubled letters become one.
It is for proposing, never for deciding: whoever is found is ranked by how well the spelling agrees.
"""

import re
from functools import lru_cache

__all__ = ["sound_of"]

_RULES = tuple(
    (re.compile(pattern), replacement)
    for pattern, replacement in (
        (r"^mac(?=[a-z]{2})", "mk"),
        (r"^mc", "mk"),
        (r"^(kn|gn|pn)", "n"),
        (r"^wr", "r"),
        (r"^wh", "w"),
        (r"^rh", "r"),
        (r"^x", "s"),
        (r"sch", "s"),
        (r"ph", "f"),
        (r"(?<=[aeiouy])gh(?=[tns]|$)", ""),
        (r"gh", "g"),
        (r"th", "t"),
        (r"(dg|dj|g)(?=[eiy])", "j"),
        (r"c(?=[eiy])", "s"),
        (r"(ck|cq|ch|c|q)", "k"),
        (r"x", "ks"),
        (r"(tz|z)", "s"),
        (r"(ff|v)", "f"),
        (r"(?<=[aeiou])[wy](?![aeiouy])", ""),
        (r"y", "i"),
        (r"(?<=.)h", ""),
        (r"mb$", "m"),
        (r"lm", "m"),
    )
)
_VOWELS_AFTER_FIRST = re.compile(r"(?<=.)[aeiou]+")
_DOUBLED = re.compile(r"(.)\1+")


@lru_cache(maxsize=100_000)
def sound_of(word: str) -> str:
    """The key of one folded word (lower-case letters), at most eight characters; a leading vowel is `a`."""
    for pattern, replacement in _RULES:
        word = pattern.sub(replacement, word)
    first, rest = word[:1], word[1:]
    key = ("a" if first in "aeiou" else first) + rest if first else ""
    return _DOUBLED.sub(r"\1", _VOWELS_AFTER_FIRST.sub("", key))[:8]
