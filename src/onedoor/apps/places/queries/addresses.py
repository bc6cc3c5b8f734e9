"""From what a person types to the address they mean."""

import re
from collections.abc import Collection, Iterable
from typing import Any

from django.db import connection

from onedoor.apps.places.addresses.lines import TypedAddress, take_apart
from onedoor.apps.places.addresses.postcodes import postcode_key, tidy_postcode
from onedoor.apps.places.addresses.scoring import FiledAddress, score_address
from onedoor.apps.places.addresses.streets import StreetIndex
from onedoor.apps.places.data import AddressMatch, Place
from onedoor.apps.places.geometry.grid import REFERENCE
from onedoor.apps.places.models import Street
from onedoor.apps.places.queries.areas import from_grid_reference
from onedoor.apps.places.queries.places import normalise_postcode, place_at, place_of_address, place_of_postcode
from onedoor.apps.places.snapshots import Snapshot
from onedoor.foundation import clock
from onedoor.foundation.errors import Missing
from onedoor.foundation.remembering import remembered_briefly

__all__ = ["addresses_in_postcode", "find_place", "search_addresses"]

LEAST_SCORE = 0.5
# One address this good, and this much better than the next, is taken as meant.
SURE_SCORE, SURE_MARGIN = 0.9, 0.08
MOST_COMPARED = 400
# Asked several times a look-up, and so not put together anew each time. What follows says which.
FILED = """
    SELECT address.uprn, address.line, address.postcode_key, address.latitude, address.longitude,
           address.organisation, address.sao, address.pao, street.name, address.town
    FROM places_address AS address LEFT JOIN places_street AS street ON street.id = address.street_id
    WHERE address.logical_status = 1
    AND (address.starts_on IS NULL OR address.starts_on <= %s)
    AND (address.ends_on IS NULL OR address.ends_on >= %s)
"""
POINT = re.compile(r"\s*(-?\d{1,2}\.\d+)[,\s]+(-?\d{1,3}\.\d+)\s*")
_Scored = dict[int, tuple[AddressMatch, FiledAddress]]

VERSION = """
    SELECT id, usrn, name, town, (SELECT token FROM places_edition WHERE id = 1)
    FROM places_street ORDER BY id DESC LIMIT 1
"""


@remembered_briefly
def _version() -> Any:
    with connection.cursor() as cursor:
        cursor.execute(VERSION)
        return cursor.fetchone()


def _streets() -> StreetIndex:
    rows = Street.objects.values_list("pk", "name", "locality", "town")
    return StreetIndex((pk, name, f"{locality} {town}") for pk, name, locality, town in rows.iterator())


_index = Snapshot(_version, _streets)


def _filed(condition: str, *given: Any, most: int = MOST_COMPARED) -> list[FiledAddress]:
    """Addresses in use of which the condition, our own SQL with a place for each value given, holds."""
    today = connection.ops.adapt_datefield_value(clock.today())
    with connection.cursor() as cursor:
        cursor.execute(f"{FILED} AND {condition} LIMIT %s", [today, today, *given, most])
        return [FiledAddress(*row) for row in cursor.fetchall()]


def _among(column: str, values: Collection[object]) -> str:
    return f"address.{column} IN ({', '.join(['%s'] * len(values))})"


def addresses_in_postcode(text: str) -> list[AddressMatch]:
    """Every address of a postcode, in the order of its doors. Raises Invalid where it is no postcode."""
    key = normalise_postcode(text).replace(" ", "")
    found = sorted(_filed("address.postcode_key = %s", key), key=_door)
    return [_match(filed, 1.0, ("same postcode",)) for filed in found]


def _door(filed: FiledAddress) -> tuple[Any, ...]:
    return (filed.street or "", *_natural(filed.pao), *_natural(filed.sao), filed.uprn)


def _natural(text: str) -> tuple[int, str]:
    figures = re.search(r"\d+", text)
    return (int(figures[0]) if figures else 0, text)


def search_addresses(text: str, *, limit: int = 10) -> list[AddressMatch]:
    """Addresses that may be meant by a line, however messy, the likeliest first."""
    typed = take_apart(text)
    if typed.is_empty:
        return []
    scored: _Scored = {}
    if typed.postcode:
        _add(scored, typed, _filed("address.postcode_key = %s", postcode_key(typed.postcode)))
    if typed.words and not any(match.score >= SURE_SCORE for match, _ in scored.values()):
        _add(scored, typed, _by_street(typed))
        if not typed.number:
            _add(scored, typed, _by_building(typed.words))
    likely = [(match, filed) for match, filed in scored.values() if match.score >= LEAST_SCORE]
    # Of streets with one name, the first doors of each: only then does anyone see that there are several.
    ordered = sorted(likely, key=lambda one: (-one[0].score, _natural(one[1].pao), _natural(one[1].sao), one[0].line))
    return [match for match, _ in ordered[:limit]]


def _add(scored: _Scored, typed: TypedAddress, rows: Iterable[FiledAddress]) -> None:
    for filed in rows:
        if filed.uprn not in scored:
            scored[filed.uprn] = (_match(filed, *score_address(typed, filed)), filed)


def _match(filed: FiledAddress, score: float, reasons: tuple[str, ...]) -> AddressMatch:
    postcode = tidy_postcode(filed.postcode_key) or filed.postcode_key
    return AddressMatch(filed.uprn, filed.line, postcode, filed.latitude, filed.longitude, score, reasons)


def _by_street(typed: TypedAddress) -> list[FiledAddress]:
    streets = _index.current().find(typed.words)
    if not streets:
        return []
    ids = [street.id for street in streets]
    if typed.number:
        doors = {typed.number, typed.number.lower()}
        doors |= {f"{typed.number}-{typed.number_to}"} if typed.number_to else set()
        exact = _filed(f"{_among('street_id', ids)} AND {_among('pao', doors)}", *ids, *doors)
        if exact:
            return exact
    # A range or another letter may hold the number: look through the likeliest streets door by door.
    likeliest = ids[:3]
    return _filed(_among("street_id", likeliest), *likeliest)


def _by_building(words: str) -> list[FiledAddress]:
    """Those whose key begins with the first words: `Rose Cottage` whatever its street."""
    first = " ".join(words.split()[:2])
    if len(first) < 6:
        return []
    # A range instead of LIKE, which neither database would look up in the index.
    begins = "address.search_key >= %s AND address.search_key < %s ORDER BY address.search_key"
    return _filed(begins, first, f"{first} ZZZZZZ", most=50)


def find_place(text: str) -> Place | list[AddressMatch]:
    """A place where the text says which: a point, a grid reference, a postcode or one address. Else what it may be."""
    if point := POINT.fullmatch(text):
        return place_at(float(point[1]), float(point[2]))
    if tidy_postcode(text):
        return place_of_postcode(text)
    if REFERENCE.fullmatch(text.strip()):
        return place_at(*from_grid_reference(text))
    matches = search_addresses(text)
    if matches and _is_sure(matches):
        return place_of_address(matches[0].uprn)
    typed = take_apart(text)
    if not matches and typed.postcode:
        # The door is not on file but the postcode may be.
        try:
            return place_of_postcode(typed.postcode)
        except Missing:
            return []
    return matches


def _is_sure(matches: list[AddressMatch]) -> bool:
    runner_up = matches[1].score if len(matches) > 1 else 0.0
    return matches[0].score >= SURE_SCORE and matches[0].score - runner_up >= SURE_MARGIN
