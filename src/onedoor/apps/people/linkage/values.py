"""One value of one field as linking compares it; empty where it says nothing of the person."""

import re
from datetime import date
from functools import lru_cache

from stdnum.gb import nhs

from onedoor.apps.people.search.words import fold

__all__ = [
    "area", "birth", "birth_key", "email", "house", "is_given_name", "is_nhs", "is_placeholder", "is_uk_postcode",
    "is_written_date", "name", "ni", "number",
    "phone", "postcode", "sex", "street",
]  # fmt: skip

_PLACEHOLDERS = frozenset(
    (
        "unknown", "unk", "not known", "notknown", "na", "n/a", "n.a.", "none", "null", "nil", "nan", "test", "testing",
        "test data", "tba", "tbc", "xxx", "xx", "zzz", "dummy", "anon", "anonymous", "refused", "not given", "notgiven",
        "not stated", "notstated", "no name", "noname", "not applicable", "missing", "blank", "withheld", "?", "-",
        "--", ".", "noemail", "no email", "nopostcode", "no fixed abode",
    )
)  # fmt: skip
# A child not named yet is written down as one of these; two such records are not one child.
_NOT_A_GIVEN_NAME = frozenset(
    ("baby", "babe", "infant", "newborn", "boy", "girl", "male", "female", "twin", "child", "unnamed", "of")
)
_TITLES = frozenset(("mr", "mrs", "ms", "miss", "mx", "dr", "prof", "rev", "revd", "sir", "dame", "lady", "lord"))
_LETTERS = re.compile(r"[\W\d_]+")
_WORDS = re.compile(r"[\W_]+")
# Letters of other scripts that look Latin, in the middle of Latin words: a slip of the keyboard.
_LOOK_ALIKE = str.maketrans("асеорхуіїАВЕКМНОРСТХ", "aceopxyiiabekmhopctx")
_MONTH_NAMES = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_MONTHS = {name: at for at, name in enumerate(_MONTH_NAMES, start=1)}
_STREET = {
    "rd": "road", "st": "street", "str": "street", "ave": "avenue", "av": "avenue", "ln": "lane", "cl": "close",
    "dr": "drive", "ct": "court", "cres": "crescent", "pl": "place", "gdns": "gardens",
    "sq": "square", "tce": "terrace", "terr": "terrace", "pde": "parade", "hwy": "highway",
}  # fmt: skip
_NO_BIRTH = {"19000101", "18991231", "18991230", "19010101", "17530101", "11111111", "99991231", "99999999"}
_EARLIEST = 1880
_NI = re.compile(r"[A-Z]{2}\d{6}[A-D]?")


def is_placeholder(text: str) -> bool:
    """Whether it stands for not knowing."""
    plain = text.strip().casefold()
    return not plain or plain in _PLACEHOLDERS


@lru_cache(maxsize=300_000)
def name(text: str) -> str:
    """Lower-case words without accents or titles; nothing for a child not named yet."""
    if is_placeholder(text):
        return ""
    plain = fold(text)
    if re.search("[a-z]", plain):
        plain = plain.translate(_LOOK_ALIKE)
    words = [word for word in _LETTERS.split(plain) if word and word not in _TITLES]
    if not words or all(word in _NOT_A_GIVEN_NAME for word in words) or words[0] in {"baby", "unnamed", "infant"}:
        return ""
    return "" if " ".join(words) in _PLACEHOLDERS else " ".join(words)


@lru_cache(maxsize=300_000)
def birth(text: str, *, month_first: bool = False) -> str:
    """Eight figures, year first, 00 for what is not said: 19610300. A date that cannot be is kept if it has eight."""
    text = text.strip()
    if is_placeholder(text) or len(text) < 4:
        return ""
    year, month, day = _date_parts(text.split("T")[0].removesuffix(" 00:00:00"), month_first)
    if not year:
        return ""
    if month > 12 >= day and not text.isdigit():
        month, day = day, month
    written = f"{year:04}{month:02}{day:02}"
    if len(written) != 8 or written in _NO_BIRTH or not _EARLIEST <= year <= date.today().year:
        return ""
    return written


def _date_parts(text: str, month_first: bool) -> tuple[int, int, int]:
    """Year, month and day; nothing where it is no date."""
    if re.fullmatch(r"\d{8}", text):
        if _EARLIEST <= int(text[:4]) <= date.today().year:
            return int(text[:4]), int(text[4:6]), int(text[6:])
        return int(text[4:]), int(text[2:4]), int(text[:2])
    if found := re.fullmatch(r"(\d{4})(?:[-/.](\d{1,2})(?:[-/.](\d{1,2}))?)?", text):
        year, month, day = (int(part or 0) for part in found.groups())
        return year, month, day
    if found := re.fullmatch(r"(?:(?:(\d{1,2})[-/. ])?(\d{1,2})[-/. ])(\d{4}|\d{2})", text):
        day, month, year = (int(part or 0) for part in found.groups())
        return _whole(year), *((day, month) if month_first else (month, day))
    if found := re.fullmatch(r"(?:(\d{1,2})(?:st|nd|rd|th)?[- ])?([A-Za-z]{3})[a-z]*,?[- ](\d{4}|\d{2})", text):
        month = _MONTHS.get(found.group(2).lower(), 0)
        return (_whole(int(found.group(3))), month, int(found.group(1) or 0)) if month else (0, 0, 0)
    return 0, 0, 0


def _whole(year: int) -> int:
    if year > 99:
        return year
    return 2000 + year if year <= date.today().year % 100 else 1900 + year


def birth_key(born: str) -> str:
    """The same for a date and the date with day and month swapped."""
    return born[:4] + "".join(sorted((born[4:6], born[6:])))


@lru_cache(maxsize=300_000)
def postcode(text: str) -> str:
    """Letters and figures only, upper case."""
    key = re.sub(r"[^A-Z0-9]", "", text.upper())
    return "" if is_placeholder(text) or len(key) < 3 or len(set(key)) == 1 or key.startswith("ZZ99") else key


def area(code: str) -> str:
    """The larger area a postcode is in: its first half, or the first two figures of one all in figures."""
    if code.isdigit():
        return code[:-2]
    return code[:-3] if len(code) > 4 else code


@lru_cache(maxsize=300_000)
def street(text: str) -> str:
    """Words of a street, with the usual short forms written out."""
    if is_placeholder(text):
        return ""
    words = [word for word in _WORDS.split(fold(text)) if word]
    return " ".join([*words[:1], *(_STREET.get(word, word) for word in words[1:])])


@lru_cache(maxsize=100_000)
def house(text: str) -> str:
    """A number or name of a house."""
    return "" if is_placeholder(text) else "".join(_WORDS.split(fold(text))).lstrip("0")


@lru_cache(maxsize=50_000)
def phone(text: str) -> str:
    """The figures as dialled from here."""
    figures = re.sub(r"\D", "", re.sub(r"^\s*(\+|00)44\s*(\(0\))?", "0", text))
    return figures if len(figures) >= 6 and len(set(figures)) > 2 else ""


def email(text: str) -> str:
    """Lower case, without spaces."""
    plain = re.sub(r"\s", "", text).lower()
    return (
        ""
        if is_placeholder(plain)
        or len(plain) < 5
        or plain.startswith(("noreply@", "none@", "no@", "na@", "test@", "unknown@"))
        else plain
    )


def number(text: str) -> str:
    """A national number: letters and figures only."""
    key = re.sub(r"[^A-Z0-9]", "", text.upper())
    return "" if is_placeholder(text) or len(key) < 5 or len(set(key)) < 3 or key.startswith("TN") else key


def ni(text: str) -> str:
    """A National Insurance number, without spaces; a temporary one is made of a birth date and proves nothing."""
    key = re.sub(r"[^A-Z0-9]", "", text.upper())
    return key if _NI.fullmatch(key) and not key.startswith("TN") and len(set(key[2:8])) > 1 else ""


def is_nhs(text: str) -> bool:
    """Whether it is a valid NHS number."""
    return nhs.is_valid(text) if len(text) >= 10 else False


def sex(text: str) -> str:
    """m, f or nothing."""
    letter = text.strip()[:1].lower()
    return {"m": "m", "f": "f", "w": "f", "1": "m", "2": "f"}.get(letter, "")


def is_given_name(text: str) -> bool:
    """Whether the first word is a given name many have."""
    from onedoor.apps.people.matching.nicknames import names_known

    return name(text).split(" ")[0] in names_known()


def is_uk_postcode(text: str) -> bool:
    """Whether it is written as one."""
    return bool(re.fullmatch(r"[A-Z]{1,2}\d[A-Z\d]? ?\d[A-Z]{2}", text.strip().upper()))


def is_written_date(text: str) -> bool:
    """Whether it is a whole date, which no name is."""
    text = text.strip()
    return len(text) > 7 and text[-1:].isdigit() and bool(birth(text))
