"""What is at a point, an address or a postcode."""

from datetime import date
from typing import Any

import numpy as np
from django.db import connection
from numpy.typing import ArrayLike

from onedoor.apps.places.addresses.postcodes import tidy_postcode
from onedoor.apps.places.atlas import Atlas, Entry, current_atlas
from onedoor.apps.places.data import AreasAt, Place
from onedoor.apps.places.models import Address, Postcode
from onedoor.apps.places.queries.belonging import Belonging, belonging_of
from onedoor.foundation import clock
from onedoor.foundation.errors import Invalid, Missing
from onedoor.foundation.rows import select

__all__ = ["areas_at", "normalise_postcode", "place_at", "place_of_address", "place_of_postcode"]

# Where no addresses are known, how far a postcode's addresses may lie from its middle, by Code-Point quality:
# 10 is the middle address itself, 20 to 50 ever rougher estimates, 60 the middle of the postcode sector.
REACH_METRES = {10: 100.0, 20: 200.0, 30: 300.0, 40: 500.0, 50: 500.0, 60: 3000.0}
DEFAULT_REACH = 100.0
_POSTCODE = ("key", "text", "latitude", "longitude", "quality", "area_codes")
_POINT = ("latitude", "longitude")
_POINTS = """
    WHERE postcode_key = %s AND logical_status = 1 AND latitude IS NOT NULL AND longitude IS NOT NULL
    AND (starts_on IS NULL OR starts_on <= %s) AND (ends_on IS NULL OR ends_on >= %s)
"""


def normalise_postcode(text: str) -> str:
    """`SK13 8AB`. Raises Invalid where it cannot be one."""
    tidy = tidy_postcode(text)
    if tidy is None:
        raise Invalid(
            "Enter a full postcode, like SK13 8AB.",
            code="not_a_postcode",
            fields={"postcode": ["Enter a full postcode, like SK13 8AB"]},
        )
    return tidy


def _belonging_at(
    atlas: Atlas,
    latitude: float,
    longitude: float,
    day: date,
    *,
    reach: float = 0.0,
    published: tuple[Entry, ...] = (),
) -> Belonging:
    inside = [
        entry for number in atlas.index.at(longitude, latitude) if (entry := atlas.by_number[number]).is_true_on(day)
    ]
    furthest = max(reach, atlas.most_inaccurate)
    near = [
        found
        for found in (atlas.index.near(longitude, latitude, furthest) if furthest else ())
        if (entry := atlas.by_number[found.number]).is_true_on(day)
        and found.metres <= max(reach, entry.accuracy_metres)
    ]
    return belonging_of(atlas, inside, near, day, published=published)


def place_at(latitude: float, longitude: float, *, on: date | None = None) -> Place:
    """The areas at a point on a day (today, if none is given). Raises Invalid for what is no point on earth."""
    if not (-90 <= latitude <= 90 and -180 <= longitude <= 180):
        raise Invalid("That is not a point on a map.", code="not_a_point")
    belonging = _belonging_at(current_atlas(), latitude, longitude, on or clock.today())
    areas, doubtful = belonging.refs()
    return Place(latitude, longitude, areas, doubtful, "point")


def place_of_address(uprn: int, *, on: date | None = None) -> Place:
    """Where an address is. Raises Missing where there is no such UPRN."""
    address = Address.objects.filter(uprn=uprn).first()
    if address is None:
        raise Missing("There is no address with that number.", code="unknown_uprn")
    postcode = tidy_postcode(address.postcode_key) or ""
    if address.latitude is None or address.longitude is None:
        place = place_of_postcode(postcode, on=on) if postcode else Place(None, None, (), (), "address")
        areas, doubtful = place.areas, place.doubtful
    else:
        day = on or clock.today()
        areas, doubtful = _belonging_at(current_atlas(), address.latitude, address.longitude, day).refs()
    return Place(
        address.latitude, address.longitude, areas, doubtful, "address",
        uprn=address.uprn, address_text=address.line, postcode=postcode,
    )  # fmt: skip


def place_of_postcode(text: str, *, on: date | None = None) -> Place:
    """Where a postcode is, with the areas its addresses share, and those only some of them are in.

    Raises Invalid where the text is no postcode, Missing where it is one nobody has heard of here.
    """
    tidy = normalise_postcode(text)
    key = tidy.replace(" ", "")
    day = on or clock.today()
    postcode = _find_postcode(key)
    points = _points_of_addresses(key, day)
    if postcode is None and not points:
        raise Missing(f"We do not know the postcode {tidy}.", code="unknown_postcode")
    atlas = current_atlas()
    published = tuple(atlas.with_codes(postcode.area_codes, day)) if postcode else ()
    latitude, longitude = _middle(postcode, points)
    if points:
        belonging = _shared_by(atlas, points, published, day)
    elif latitude is not None and longitude is not None:
        reach = REACH_METRES.get(postcode.quality or 0, DEFAULT_REACH) if postcode else DEFAULT_REACH
        belonging = _belonging_at(atlas, latitude, longitude, day, reach=reach, published=published)
    else:
        belonging = belonging_of(atlas, (), (), day, published=published)
    areas, doubtful = belonging.refs()
    return Place(latitude, longitude, areas, doubtful, "postcode", postcode=tidy)


def _points_of_addresses(key: str, day: date) -> list[tuple[float, float]]:
    today = connection.ops.adapt_datefield_value(day)
    return [(latitude, longitude) for latitude, longitude in select(Address, _POINT, _POINTS, [key, today, today])]


def _find_postcode(key: str) -> Postcode | None:
    found = select(Postcode, _POSTCODE, "WHERE key = %s", [key])
    return Postcode(**dict(zip(_POSTCODE, found[0], strict=True))) if found else None


def _middle(postcode: Postcode | None, points: list[tuple[float, float]]) -> tuple[float | None, float | None]:
    if postcode and postcode.latitude is not None:
        return postcode.latitude, postcode.longitude
    if not points:
        return None, None
    latitude, longitude = np.mean(points, axis=0).tolist()
    return latitude, longitude


def _shared_by(atlas: Atlas, points: list[tuple[float, float]], published: tuple[Entry, ...], day: date) -> Belonging:
    """Areas of every address are certain; those of only some are in doubt, and so is each that an address doubts."""
    latitudes, longitudes = zip(*points, strict=True)
    if atlas.index.is_clear(longitudes, latitudes, atlas.most_inaccurate):
        # Nearly always: then the first address speaks for all.
        points = points[:1]
    each = [_belonging_at(atlas, latitude, longitude, day) for latitude, longitude in dict.fromkeys(points)]
    shared = set.intersection(*(set(belonging.certain) for belonging in each))
    whole = Belonging(certain={pk: entry for pk, entry in each[0].certain.items() if pk in shared})
    for belonging in each:
        whole.doubt(belonging.certain.values())
        whole.doubt(belonging.doubtful.values())
    types = {entry.ref.type for entry in whole.certain.values()}
    disputed = {entry.ref.type for entry in whole.doubtful.values()}
    # What the publisher adds: areas of kinds that have no boundary here.
    for entry in published:
        if entry.ref.type not in types | disputed:
            whole.certain[entry.id] = entry
    return whole


def areas_at(
    latitudes: ArrayLike, longitudes: ArrayLike, *, types: tuple[str, ...] = (), on: date | None = None
) -> AreasAt:
    """Areas with boundaries, of those types or all, at many points: for maps, counts and linking, without doubts."""
    atlas, day = current_atlas(), on or clock.today()
    points, numbers = atlas.index.at_many(longitudes, latitudes)
    entries: tuple[Any, ...] = atlas.by_number
    wanted = np.array(
        [entry.is_true_on(day) and (not types or entry.ref.type in types) for entry in entries], dtype=bool
    )
    kept = wanted[numbers] if len(entries) else np.zeros(0, dtype=bool)
    return AreasAt(points[kept], numbers[kept], tuple(entry.ref for entry in entries))
