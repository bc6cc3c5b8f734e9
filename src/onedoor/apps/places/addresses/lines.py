"""A messy line of address taken apart and brought into one form, so that two spellings can be compared."""

import functools
import re
import unicodedata
from dataclasses import dataclass

from onedoor.apps.places.addresses.postcodes import find_postcode

__all__ = ["TypedAddress", "address_search_key", "normal_form", "take_apart", "trigrams"]

# What people and gazetteers write short. ST is dealt with apart: it is Saint before a name and Street after one.
WORDS = {
    "RD": "ROAD", "AVE": "AVENUE", "AV": "AVENUE", "LN": "LANE", "CL": "CLOSE", "CRES": "CRESCENT", "CRESC": "CRESCENT",
    "DR": "DRIVE", "GDNS": "GARDENS", "GDN": "GARDEN", "GR": "GROVE", "GRN": "GREEN", "CT": "COURT", "PL": "PLACE",
    "SQ": "SQUARE", "TERR": "TERRACE", "TCE": "TERRACE", "PK": "PARK", "MT": "MOUNT", "HSE": "HOUSE", "COTT": "COTTAGE",
    "FM": "FARM", "BLDGS": "BUILDINGS", "APT": "FLAT", "APARTMENT": "FLAT", "UNIT": "FLAT", "STR": "STREET",
    "YD": "YARD", "WLK": "WALK", "NTH": "NORTH", "STH": "SOUTH", "GT": "GREAT", "LT": "LITTLE", "NR": "NEAR",
}  # fmt: skip
FLAT = re.compile(r"\bFLAT (?:NO )?(\d+[A-Z]?|[A-Z])\b")
SLASHED = re.compile(r"\b(\d+[A-Z]?)/(\d+[A-Z]?)\b")
RANGE = re.compile(r"\b(\d+)([A-Z]?) ?(?:-|–|TO) ?(\d+)([A-Z]?)\b")
NUMBER = re.compile(r"\b(\d{1,4}) ?([A-Z]?)\b(?! ?(?:ST|ND|RD|TH)\b)")


@functools.lru_cache(maxsize=50_000)
def normal_form(text: str) -> str:
    """Upper case, no accents or punctuation, short words written out: `St. John's Rd` is `SAINT JOHNS ROAD`."""
    plain = unicodedata.normalize("NFKD", text.upper())
    plain = "".join(letter for letter in plain if not unicodedata.combining(letter)).replace("'", "").replace("’", "")
    words = re.sub(r"[^0-9A-Z/–-]+", " ", plain).split()
    return " ".join(_write_out(words))


def _write_out(words: list[str]) -> list[str]:
    written = []
    for at, word in enumerate(words):
        if word == "ST":
            # `ST JOHNS` begins a name; `HIGH ST` ends one.
            begins = at == 0 or words[at - 1][0].isdigit() or words[at - 1] in {"FLAT", "SAINT"}
            written.append("SAINT" if begins and at + 1 < len(words) else "STREET")
        else:
            written.append(WORDS.get(word, word))
    return written


def address_search_key(text: str) -> str:
    """What a stored address is looked up by."""
    return normal_form(text)[:200]


@dataclass(frozen=True, slots=True)
class TypedAddress:
    """A typed line in parts. `number` is the house number with its suffix; `words` are what is left."""

    postcode: str
    flat: str
    number: str
    number_to: str
    words: str

    @property
    def is_empty(self) -> bool:
        return not (self.postcode or self.number or self.words)


def take_apart(text: str) -> TypedAddress:
    """`flat 2, 14a-16 hgih st glossop sk138ab` in parts. Nothing raises: what is not understood stays in `words`."""
    postcode, rest = find_postcode(text[:300])
    line = normal_form(rest)
    flat = ""
    if match := FLAT.search(line):
        flat, line = match[1], f"{line[: match.start()]} {line[match.end() :]}"
    elif match := SLASHED.search(line):
        flat, line = match[1], f"{line[: match.start()]}{match[2]}{line[match.end() :]}"
    number, number_to = "", ""
    if match := RANGE.search(line):
        number, number_to = match[1] + match[2], match[3] + match[4]
    else:
        match = NUMBER.search(line)
        number = f"{match[1]}{match[2]}" if match else ""
    if match:
        line = f"{line[: match.start()]} {line[match.end() :]}"
    return TypedAddress(postcode, flat, number, number_to, " ".join(line.replace("-", " ").replace("/", " ").split()))


def trigrams(text: str) -> set[str]:
    """Runs of three characters, each word with a space around it: what a misspelling still shares."""
    padded = f" {text} "
    return {padded[at : at + 3] for at in range(len(padded) - 2)}
