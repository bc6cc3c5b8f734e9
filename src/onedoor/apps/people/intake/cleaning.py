"""One record as its own system has it, as it is kept here. What cannot be kept is left out and said.

Unlike what linking compares, names and addresses stay as they were written: it is the organisation's own record.
"""

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from django.core.exceptions import ValidationError
from django.core.validators import validate_email

from onedoor.apps.people.linkage import values
from onedoor.apps.people.search.words import phone_number
from onedoor.foundation import clock

__all__ = ["Cleaned", "clean_record"]

Raw = Mapping[str, Sequence[str]]
_SEVERAL = re.compile(r"[;/|]|,\s")
_MOST_POSTCODE = 8


@dataclass(slots=True)
class Cleaned:
    """`fields` by the names of the model, `wrong` says of a field as the file names it why it was left out."""

    fields: dict[str, Any]
    phones: tuple[str, ...] = ()
    emails: tuple[str, ...] = ()
    nhs_number: str = ""
    ni_number: str = ""
    wrong: dict[str, str] = field(default_factory=dict)

    @property
    def says_nothing(self) -> bool:
        """Whether nobody could be known by it."""
        known = ("given_names", "family_name", "known_as")
        return not any((*map(self.fields.get, known), self.phones, self.emails, self.nhs_number, self.ni_number))


def clean_record(raw: Raw, *, month_first: bool = False) -> Cleaned:
    """`raw` is what stands under each field of `linkage/columns.py`, several cells where several columns are that."""
    given, family = _names(raw)
    cleaned = Cleaned({"given_names": given, "family_name": family})
    cleaned.fields |= {
        "known_as": _first(raw, "known"),
        "title": _first(raw, "title")[:20],
        "sex": values.sex(_first(raw, "sex")),
        "address_text": _address(raw),
        "postcode_key": _postcode(raw, cleaned),
        "birth_date": _birth(raw, cleaned, month_first),
        "uprn": _uprn(raw, cleaned),
    }
    cleaned.phones = _kept(raw, "phone", lambda text: phone_number(text) is not None, "a phone number", cleaned)
    cleaned.emails = _kept(raw, "email", _is_email, "an e-mail address", cleaned)
    _numbers(raw, cleaned)
    return cleaned


def _plain(text: str) -> str:
    text = " ".join(text.split())
    return "" if values.is_placeholder(text) else text


def _cells(raw: Raw, name: str) -> list[str]:
    return [text for cell in raw.get(name, ()) if (text := _plain(cell))]


def _first(raw: Raw, name: str) -> str:
    return next(iter(_cells(raw, name)), "")


def _names(raw: Raw) -> tuple[str, str]:
    """As written; `Smith, John` and `John Smith` in one cell are taken apart."""
    given, family, whole = " ".join(_cells(raw, "given")), _first(raw, "surname"), _first(raw, "name")
    if whole and not family:
        last, comma, first = whole.partition(",")
        words = whole.split()
        parted = (first.strip(), last.strip()) if comma else (" ".join(words[:-1]), words[-1])
        given, family = given or parted[0], parted[1]
    return given, family


def _address(raw: Raw) -> str:
    if whole := _first(raw, "address"):
        return whole
    line = " ".join((_first(raw, "house"), _first(raw, "street"))).strip()
    return ", ".join(
        part for part in (line, _first(raw, "street2"), *_cells(raw, "town"), _first(raw, "state")) if part
    )


def _postcode(raw: Raw, cleaned: Cleaned) -> str:
    text = _first(raw, "postcode")
    key = values.postcode(text)
    if len(key) > _MOST_POSTCODE:
        cleaned.wrong["postcode"] = f"{text!r} is not a postcode"
        return ""
    return key


def _birth(raw: Raw, cleaned: Cleaned, month_first: bool) -> date | None:
    """A whole date. Part of one is said and left out; 1 January 1900 and its like mean that it is not known."""
    text = _first(raw, "birth")
    written = values.birth(text, month_first=month_first)
    if not written:
        if text and not _stands_for_no_date(text):
            cleaned.wrong["birth"] = f"{text!r} is not a date such as 2026-03-04"
        return None
    year, month, day = int(written[:4]), int(written[4:6]), int(written[6:])
    if not month or not day:
        cleaned.wrong["birth"] = f"{text!r} is only part of a date"
        return None
    try:
        born = date(year, month, day)
    except ValueError:
        cleaned.wrong["birth"] = f"{text!r} is no day there was"
        return None
    if born > clock.today():
        cleaned.wrong["birth"] = f"{text!r} is still to come"
        return None
    return born


def _stands_for_no_date(text: str) -> bool:
    """Nobody here was born in 1900: systems write it, or figures all alike, where they must write something."""
    figures = re.sub(r"\D", "", text.split("T")[0])
    return len(set(figures)) == 1 or any(year in figures[:4] + "|" + figures[-4:] for year in ("1900", "1899", "9999"))


def _uprn(raw: Raw, cleaned: Cleaned) -> int | None:
    text = _first(raw, "uprn")
    if not text:
        return None
    if not re.fullmatch(r"\d{1,12}", text):
        cleaned.wrong["uprn"] = f"{text!r} is not a UPRN"
        return None
    return int(text) or None


def _is_email(text: str) -> bool:
    try:
        validate_email(text)
    except ValidationError:
        return False
    return True


def _kept(raw: Raw, name: str, is_good: Callable[[str], bool], what: str, cleaned: Cleaned) -> tuple[str, ...]:
    """Each once, several in a cell too."""
    parts = [part.strip() for cell in _cells(raw, name) for part in _SEVERAL.split(cell)]
    known = [part for part in parts if part and not values.is_placeholder(part)]
    if bad := [part for part in known if not is_good(part)]:
        cleaned.wrong[name] = f"{bad[0]!r} is not {what}"
    return tuple(dict.fromkeys(part for part in known if is_good(part)))


def _numbers(raw: Raw, cleaned: Cleaned) -> None:
    """NHS and National Insurance numbers, told apart by their shape."""
    for text in _own(_cells(raw, "number")):
        if values.is_nhs(text):
            cleaned.nhs_number = values.number(text)
        elif values.ni(text):
            cleaned.ni_number = values.ni(text)
        else:
            cleaned.wrong["number"] = "there is a number that is neither an NHS nor a National Insurance number"


def _own(cells: Iterable[str]) -> list[str]:
    """Without temporary numbers, which are nobody's."""
    return [text for text in cells if not text.upper().startswith("TN")]
