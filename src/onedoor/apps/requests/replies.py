"""What may be filled in to a reply that is used again and again, and who is named in a note. Pure."""

import re
from collections.abc import Mapping, Sequence

__all__ = ["FILLED_IN", "NotNamed", "fill_in", "named_in", "unknown_in"]

# What ((this)) in a reply stands for.
FILLED_IN: Mapping[str, str] = {
    "name": "the name of the person who asked",
    "reference": "the request’s reference",
    "service": "the name of the service",
    "organisation": "the name of the organisation that answers for it",
    "due": "the date by which it should be done",
    "me": "the name of whoever answers",
}
_PLACE = re.compile(r"\(\(\s*([^()]*?)\s*\)\)")
# An @ that begins a word: not the one in an e-mail address.
_NAMED = re.compile(r"(?<![\w@.])@(?=[^\W\d_])")


class NotNamed(Exception):
    """The words after an @ that are nobody's name."""


def unknown_in(text: str) -> list[str]:
    """What stands in double brackets and is none of `FILLED_IN`, in the order it stands there."""
    return [name for name in dict.fromkeys(_PLACE.findall(text)) if name not in FILLED_IN]


def fill_in(text: str, values: Mapping[str, str]) -> str:
    """The text with what its placeholders stand for; a space before an empty one goes with it."""
    return re.sub(r"[ ]?" + _PLACE.pattern, lambda found: _put(found, values), text)


def _put(found: "re.Match[str]", values: Mapping[str, str]) -> str:
    value = values.get(found[1], "")
    return (" " if value and found[0].startswith(" ") else "") + value


def named_in(text: str, names: Sequence[str]) -> list[int]:
    """Which of the names stand after an @, by their place in the list; the longest that fits, in capitals or not.

    Two of the same name are both named. Raises NotNamed with the first word after an @ that is nobody's name.
    """
    found: list[int] = []
    for at in (match.end() for match in _NAMED.finditer(text)):
        rest = text[at:].casefold()
        fitting = [name for name in names if re.match(rf"{re.escape(name.casefold())}(?!\w)", rest)]
        if not fitting:
            raise NotNamed(re.split(r"[^\w’'-]", text[at:], maxsplit=1)[0])
        longest = max(fitting, key=len).casefold()
        found += [place for place, name in enumerate(names) if name.casefold() == longest and place not in found]
    return found
