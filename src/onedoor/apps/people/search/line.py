"""Reading a messy line: what in it is a date, a postcode, a number, an address or a name."""

import re
from dataclasses import dataclass, field
from datetime import date

from onedoor.apps.people.data import Given
from onedoor.apps.people.search.words import name_words, phone_key, squeeze
from onedoor.foundation import ids

__all__ = ["Line", "given_of", "read_line"]

_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_MONTH = r"(?P<name>jan|feb|mar|apr|may|june?|july?|aug|sept?|oct|nov|dec)[a-z]*"
_EMAIL = re.compile(r"\S+@\S+")
_REFERENCE = re.compile(r"\b[2-9A-HJ-KMNP-TV-Z]{4}[- ]?[2-9A-HJ-KMNP-TV-Z]{4}\b", re.IGNORECASE)
_POSTCODE = re.compile(r"\b(?:[A-Z]{1,2}\d[A-Z\d]?) ?\d[A-Z]{2}\b", re.IGNORECASE)
_OUTWARD = re.compile(r"\b[A-Z]{1,2}\d[A-Z\d]?(?: \d)?\b", re.IGNORECASE)
_PHONE = re.compile(r"(?<![\w])\+?\(?\d[\d ()-]{4,}\d")
_DATES = (
    re.compile(r"\b(?P<year>\d{4})-(?P<month>\d{1,2})-(?P<day>\d{1,2})\b"),
    re.compile(r"\b(?P<day>\d{1,2})[/.-](?P<month>\d{1,2})[/.-](?P<year>\d{4}|\d{2})\b"),
    re.compile(r"\b(?P<day>\d{1,2})(?:st|nd|rd|th)? (?:of )?" + _MONTH + r",? (?P<year>\d{4}|\d{2})\b", re.IGNORECASE),
    re.compile(r"\b(?P<day>[0-3]\d)(?P<month>[01]\d)(?P<year>(?:19|20)\d\d)\b"),
    re.compile(r"\b(?P<day>\d{1,2})(?:st|nd|rd|th)? (?:of )?" + _MONTH + r"\b", re.IGNORECASE),
    re.compile(r"\b(?P<day>\d{1,2})/(?P<month>\d{1,2})\b"),
    re.compile(r"\b" + _MONTH + r" (?P<year>\d{4})\b", re.IGNORECASE),
    re.compile(r"\b(?P<month>\d{1,2})/(?P<year>\d{4})\b"),
    re.compile(r"\b(?P<year>(?:19|20)\d\d)\b"),
)


@dataclass
class Line:
    """What was read, as search keys. Birth dates are whole (19610304), begun (1961, 196103) or yearless (d0304)."""

    references: list[str] = field(default_factory=list)
    emails: list[str] = field(default_factory=list)
    phones: list[str] = field(default_factory=list)
    births: list[str] = field(default_factory=list)
    postcodes: list[str] = field(default_factory=list)
    names: list[str] = field(default_factory=list)


def given_of(line: Line) -> Given:
    """What was read, as the matcher takes it; of somebody of whom one thing alone is said, nothing.

    The last word is taken for the family name; the matcher weighs names that changed places.
    """
    kinds = (line.names, line.births, line.postcodes, line.phones)
    if sum(map(bool, kinds)) < 2:
        return Given()
    births = [f"{value[:4]}-{value[4:6]}-{value[6:]}".rstrip("-") for value in line.births if value.isdigit()]
    return Given(
        given_names=" ".join(line.names[:-1]),
        family_name=line.names[-1] if line.names else "",
        birth_date=births[0] if births else "",
        postcode=next((value for value in line.postcodes if len(value) >= 5), ""),
        phones=tuple(line.phones),
    )


class _Rest:
    """What of the line has not been understood yet."""

    def __init__(self, text: str) -> None:
        self.text = text

    def take(self, pattern: re.Pattern[str]) -> list[re.Match[str]]:
        """Every match, taken out of the line."""
        found = list(pattern.finditer(self.text))
        self.text = pattern.sub(" | ", self.text)
        return found


def read_line(text: str, *, today: date) -> Line:
    """Read it. `today` settles which century a two-figure year is in: nobody is born tomorrow."""
    rest = _Rest(text.strip()[:200])
    line = Line()
    line.emails = [squeeze(match.group()) for match in rest.take(_EMAIL)]
    _take_references(rest, line)
    _take_dates(rest, line, today)
    line.postcodes = [squeeze(match.group()) for match in rest.take(_POSTCODE)]
    line.phones = [phone_key(match.group()) for match in rest.take(_PHONE)]
    line.postcodes += [squeeze(match.group()) for match in rest.take(_OUTWARD)]
    line.names = [word for word in name_words(rest.text) if not word.isdigit()][:6]
    return line


def _take_references(rest: _Rest, line: Line) -> None:
    for match in _REFERENCE.finditer(rest.text):
        text = match.group()
        # Eight letters alone may be a surname that happens to check; they stay in the line as a name too.
        if ids.is_reference(text):
            line.references.append(squeeze(text))
            if "-" in text or any(letter.isdigit() for letter in text):
                rest.text = rest.text.replace(text, " | ")


def _take_dates(rest: _Rest, line: Line, today: date) -> None:
    for pattern in _DATES:
        for match in list(pattern.finditer(rest.text)):
            key = _birth_key(match.groupdict(), today)
            if key:
                line.births.append(key)
                rest.text = rest.text.replace(match.group(), " | ", 1)


def _birth_key(parts: dict[str, str | None], today: date) -> str:
    """The key of a date that can be one, or nothing."""
    name = parts.get("name")
    month = _MONTHS.index(name[:3].lower()) + 1 if name else int(parts.get("month") or 0)
    day, year = int(parts.get("day") or 0), _whole_year(parts.get("year"), today)
    try:
        # A leap year stands in for one not said.
        born = date(year or 2000, month or 1, day or 1)
    except ValueError:
        return ""
    if year and not 1880 <= year <= today.year:
        return ""
    if not year:
        return f"d{born:%m%d}"
    return f"{born:%Y%m%d}"[: 8 if day else 6 if month else 4]


def _whole_year(text: str | None, today: date) -> int:
    if not text:
        return 0
    year = int(text)
    if len(text) > 2:
        return year
    return 2000 + year if year <= today.year % 100 else 1900 + year
