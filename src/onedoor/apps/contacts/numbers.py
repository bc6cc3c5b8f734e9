"""The number a phone system shows, however it writes it. Pure but for the tables of numbers."""

import re

from onedoor.apps.people import services as people
from onedoor.foundation.errors import Invalid

__all__ = ["number_shown"]

_SCHEME = re.compile(r"^\s*(?:\"[^\"]*\"\s*)?<?\s*(?:sips?|tel):", re.IGNORECASE)
# What carriers write where a number is withheld, among them what stands for letters on a keypad.
_WITHHELD = {"anonymous", "restricted", "private", "unavailable", "unknown", "withheld", "blocked", "266696687"}


def number_shown(text: str) -> str:
    """As E.164: `sip:+441632960001@trunk`, `tel:01632-960001`, `0044 1632…`; empty where withheld or no number."""
    bare = re.split(r"[@;>]", _SCHEME.sub("", text), maxsplit=1)[0].strip().strip('"')
    if not bare or bare.lower() in _WITHHELD:
        return ""
    if bare.startswith("00"):
        bare = f"+{bare[2:]}"
    elif re.fullmatch(r"44\d{9,10}", bare):
        bare = f"+{bare}"
    try:
        return people.normalise_phone(bare)
    except Invalid:
        return ""
