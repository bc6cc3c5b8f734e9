"""The cleaned columns of a block of rows."""

import re
from collections.abc import Callable, Mapping, Sequence
from functools import partial

from onedoor.apps.people.linkage import values
from onedoor.apps.people.matching.nicknames import root_of
from onedoor.apps.people.search.sounds import sound_of

__all__ = ["COLUMNS", "EVIDENCE", "KEYS", "clean", "house_and_street", "keys", "split_address"]

# What is compared, and what is only looked up by.
EVIDENCE = (
    "given", "surname", "birth", "house", "street", "street2", "town", "postcode", "state", "phone", "email", "number",
    "sex",
)  # fmt: skip
KEYS = ("root", "given_sound", "surname_sound", "name_key", "birth_key", "area")
COLUMNS = ("unique_id", "file", *EVIDENCE, *KEYS)

_Column = list[str]
_UK_POSTCODE = re.compile(r"\b([A-Z]{1,2}\d[A-Z\d]?) ?(\d[A-Z]{2})\b", re.IGNORECASE)
_HOUSE = re.compile(r"^\s*(?:(?:flat|unit|apt)\s*)?(\d+\w?)[\s,]+(.+)$", re.IGNORECASE)
_PLAIN: Mapping[str, Callable[[str], str]] = {
    "given": values.name, "surname": values.name, "house": values.house, "street": values.street,
    "street2": values.street, "town": values.street, "postcode": values.postcode, "state": values.street,
    "phone": values.phone, "email": values.email, "number": values.number, "sex": values.sex,
}  # fmt: skip


def clean(
    rows: Sequence[Sequence[str]], taken: Mapping[str, tuple[int, ...]], *, month_first: bool
) -> dict[str, list[str | None]]:
    """Field to its values, None where there is none; and the keys records are brought together by."""
    raw = {field: _joined(rows, columns) for field, columns in taken.items() if field != "id"}
    if "name" in raw:
        _split_names(raw)
    if "address" in raw:
        _split_addresses(raw)
    if "street" in raw and "house" not in raw:
        parted = [house_and_street(text) for text in raw["street"]]
        raw["house"], raw["street"] = [house for house, _ in parted], [street for _, street in parted]
    plain: dict[str, Callable[[str], str]] = {**_PLAIN, "birth": partial(values.birth, month_first=month_first)}
    fields: dict[str, _Column] = {
        field: [cleaner(text) for text in raw[field]] for field, cleaner in plain.items() if field in raw
    }
    empty = [""] * len(rows)
    ready = {**dict.fromkeys(EVIDENCE, empty), **fields}
    return {name: [value or None for value in column] for name, column in {**ready, **keys(ready)}.items()}


def _joined(rows: Sequence[Sequence[str]], columns: tuple[int, ...]) -> _Column:
    if len(columns) == 1:
        return [row[columns[0]] for row in rows]
    return [next((row[at] for at in columns if not values.is_placeholder(row[at])), "") for row in rows]


def _split_names(raw: dict[str, _Column]) -> None:
    """`Smith, John` and `John Smith`: the family name is what stands before a comma, else the last word."""
    given, surname = [], []
    for text in raw.pop("name"):
        last, comma, first = text.partition(",")
        words = text.split()
        given.append(first if comma else " ".join(words[:-1]))
        surname.append(last if comma else " ".join(words[-1:]))
    raw.setdefault("given", given)
    raw.setdefault("surname", surname)


def house_and_street(text: str) -> tuple[str, str]:
    """`Flat 2, 14 Mill Lane` is house 2 of `14 Mill Lane`; without a number all of it is the street."""
    found = _HOUSE.match(text)
    return (found.group(1), found.group(2)) if found else ("", text)


def split_address(text: str) -> tuple[str, str, str]:
    """House and street, town and postcode of a whole address: before the first comma, the last part, wherever it is."""
    code = _UK_POSTCODE.search(text)
    parts = [part.strip() for part in _UK_POSTCODE.sub("", text).split(",") if part.strip()]
    if len(parts) > 2 and not re.search(r"\d", parts[1]) and parts[0].replace(" ", "").isalnum():
        parts = [f"{parts[0]} {parts[1]}", *parts[2:]] if parts[0].isdigit() else parts
    return parts[0] if parts else "", parts[-1] if len(parts) > 1 else "", code.group() if code else ""


def _split_addresses(raw: dict[str, _Column]) -> None:
    split = [split_address(text) for text in raw.pop("address")]
    for at, field in enumerate(("street", "town", "postcode")):
        raw.setdefault(field, [parts[at] for parts in split])


def keys(ready: Mapping[str, _Column]) -> dict[str, _Column]:
    """What records are brought together by, of columns that are clean."""
    given, surname = ready["given"], ready["surname"]
    first = [text.partition(" ")[0] for text in given]
    return {
        "root": [root_of(word) for word in first],
        "given_sound": [sound_of(word) for word in first],
        "surname_sound": [sound_of(text.replace(" ", "")) for text in surname],
        "name_key": ["|".join(sorted(pair)) if all(pair) else "" for pair in zip(first, surname, strict=True)],
        "birth_key": [values.birth_key(born) for born in ready["birth"]],
        "area": [values.area(code) for code in ready["postcode"]],
    }
