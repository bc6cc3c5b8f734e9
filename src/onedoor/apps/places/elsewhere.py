"""Another address of the same postcode area, in place of somebody's own: for copies for testing."""

import re
from functools import lru_cache
from typing import Any

from onedoor.apps.places.models import Address
from onedoor.foundation.scrubbing.inventing import Inventor

__all__ = ["move"]

_OUTWARD = re.compile(r"([A-Z]{1,2})(.*)")
# Letters that the second half of a postcode may have.
_INWARD = "ABDEFGHJLNPQRSTUWXYZ"
# About half a kilometre.
_NEAR = 0.005
Row = dict[str, Any]


def move(inventor: Inventor, row: Row, before: Row) -> None:
    """Write a place over the row's `address_text`, `postcode_key`, `uprn`, `latitude` and `longitude`.

    Who lived together does so still. What was empty stays empty.
    """
    code = before["postcode_key"]
    home = (code, before["address_text"].casefold() or before["uprn"])
    there = _address(inventor, code, home) if code else None
    new: Row = {
        "address_text": there.line if there else inventor.text(before["address_text"]),
        "postcode_key": there.postcode_key if there else _postcode(inventor, code),
        "uprn": there.uprn if there else inventor.anything(before["uprn"]),
        "latitude": there.latitude if there else _near(inventor, before["latitude"], home),
        "longitude": there.longitude if there else _near(inventor, before["longitude"], home),
    }
    row.update({name: value for name, value in new.items() if before[name] not in (None, "")})


def _address(inventor: Inventor, code: str, home: object) -> Address | None:
    for begun in (code[:-3], _OUTWARD.sub(r"\1", code)):
        codes = [other for other in _postcodes(inventor, begun) if other != code]
        if codes:
            lived_in = _addresses(inventor, inventor.pick(codes, "postcode", home))
            return inventor.pick(lived_in, "address", home)
    return None


@lru_cache(maxsize=4096)
def _postcodes(inventor: Inventor, begun: str) -> tuple[str, ...]:
    """Those that begin so and of which addresses with a place are known; remembered for one run."""
    known = Address.objects.filter(postcode_key__startswith=begun, latitude__isnull=False)
    return tuple(known.order_by("postcode_key").values_list("postcode_key", flat=True).distinct())


@lru_cache(maxsize=4096)
def _addresses(inventor: Inventor, code: str) -> tuple[Address, ...]:
    return tuple(Address.objects.filter(postcode_key=code, latitude__isnull=False).order_by("pk"))


def _postcode(inventor: Inventor, code: str) -> str:
    """Of the same area, and no code of which anything is known here."""
    found = _OUTWARD.fullmatch(code)
    if not found:
        return inventor.code(code)
    made = inventor.code(found[2])
    return found[1] + "".join(
        inventor.pick(_INWARD, place, code) if sign.isalpha() else sign for place, sign in enumerate(made)
    )


def _near(inventor: Inventor, value: float | None, home: object) -> float | None:
    if value is None:
        return None
    return round(value + _NEAR * (inventor.number(2001, "near", home, value) / 1000 - 1), 6)
