"""What each column of a file of people holds: by what it is called, else by what stands in it."""

import re
from collections.abc import Callable, Mapping, Sequence
from functools import lru_cache

from onedoor.apps.people.linkage import values
from onedoor.apps.people.search.words import squeeze

__all__ = ["FIELDS", "map_columns"]

# Names a column goes by, letters only. A pattern must match the whole name.
_CALLED: dict[str, str] = {
    "given": r"(given|first|fore|christian|middle)_?names?\d?|given|forename\w*|first|fname|givennames?",
    "surname": r"(sur|last|family|second)_?names?|surname\w*|lname|last|family",
    "name": r"(full|person|resident|customer|client|patient|display)?names?|nameofperson",
    "birth": r"(date_?of_?)?birth_?(date|day)?|dob\w*|dateofbirth\w*|born(on)?|birthdate\w*|persondateofbirth",
    "house": r"(street|house|building|door|property|flat)_?(number|no|num|name)|houseno\w*|number|saon|paon",
    "street": r"(street|road)_?(name|address|1)?|(address|addr|adr)_?(line)?_?1|addressline|street|thoroughfare\w*",
    "street2": r"(address|addr|adr)_?(line)?_?2",
    "town": r"suburb|town\w*|city|locality|posttown|village|place|(address|addr|adr)_?(line)?_?[345]",
    "address": r"(full|home|whole|postal)?address(text)?",
    "postcode": r"post(al)?_?code\w*|zip(code)?|pcode|pcd\w?|pc",
    "state": r"state|county|region|province|territory",
    "phone": r"(home|mobile|cell|work|contact)?_?((tele)?phone|mobile|tel)_?(no|number|num)?\d?",
    "email": r"e?mail_?(address)?\d?",
    "number": r"ni_?(number|no)?|nino|national_?insurance\w*|nhs_?(number|no)?|nationalid\w*|(soc|ss)\w*(id|no|number)"
    r"|ssn|nationalnumber|taxfileno|tfn|medicare\w*",
    "sex": r"sex|gender\w*",
    "title": r"title|salutation|honorific",
    "known": r"known_?as|preferred_?(first_?)?name|nick_?name|alias",
    "uprn": r"uprn|unique_?property_?reference_?(number|no)?",
    "id": r"(unique|record|rec|row|person|resident|customer|client|source|system)?_?"
    r"(id|identifier|ref|reference|uuid|key)",
}  # fmt: skip
FIELDS = tuple(field for field in _CALLED if field != "id")
_SEVERAL = {"given", "phone", "email", "number", "town"}
_PATTERNS = {field: re.compile(pattern.replace("_?", "")) for field, pattern in _CALLED.items()}

# What a value must look like to be taken for a field, where the column's name says nothing.
_SHAPES: dict[str, Callable[[str], bool]] = {
    "email": lambda text: bool(re.fullmatch(r"[^@\s]+@[^@\s]+\.[^@\s]+", text)),
    "postcode": lambda text: bool(re.fullmatch(r"[A-Z]{1,2}\d[A-Z\d]? ?\d[A-Z]{2}", text.strip().upper())),
    "number": lambda text: (
        bool(re.fullmatch(r"[A-Z]{2} ?(\d\d ?){3}[A-D]", text.strip().upper())) or values.is_nhs(text)
    ),
    "birth": lambda text: bool(values.birth(text)) and len(text.strip()) >= 6,
    "phone": lambda text: bool(re.fullmatch(r"(\+44|0044|0)[\d ()-]{9,14}", text.strip())),
    "sex": lambda text: text.strip().lower() in {"m", "f", "male", "female"},
    "given": lambda text: values.is_given_name(text),
}
_ENOUGH = 0.7
_FEW_GIVEN = 0.2


@lru_cache(maxsize=1000)
def _by_name(header: str) -> str:
    name = squeeze(header)
    return next((field for field, pattern in _PATTERNS.items() if pattern.fullmatch(name)), "")


def map_columns(
    header: Sequence[str], sample: Sequence[Sequence[str]], *, ignored: Sequence[str] = ()
) -> Mapping[str, tuple[int, ...]]:
    """Field to the columns it is read from, in order. `sample` is some rows; `ignored` columns are for nothing."""
    found: dict[str, tuple[int, ...]] = {}
    left = []
    for at, name in enumerate(header):
        field = "" if name.strip() in ignored else _by_name(name.strip())
        if field and (field not in found or field in _SEVERAL):
            found[field] = (*found.get(field, ()), at)
        elif name.strip() not in ignored:
            left.append(at)
    for at in left:
        field = _by_content([row[at] for row in sample if at < len(row)])
        if field and field not in found:
            found[field] = (at,)
    if "id" not in found and header and 0 in left and _is_unique([row[0] for row in sample if row]):
        found["id"] = (0,)
    return found


def _by_content(cells: Sequence[str]) -> str:
    filled = [cell for cell in cells if not values.is_placeholder(cell)]
    if len(filled) < 5:
        return ""
    for field, is_so in _SHAPES.items():
        share = sum(map(is_so, filled)) / len(filled)
        if share >= (_FEW_GIVEN if field == "given" else _ENOUGH):
            return field
    return ""


def _is_unique(cells: Sequence[str]) -> bool:
    return len(set(cells)) == len(cells)
