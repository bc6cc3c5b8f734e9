"""How deprived the places are that records live in, by the newest index."""

from collections.abc import Sequence

from onedoor.apps.places.data import DeprivationIndex, Spot
from onedoor.apps.places.models import Deprivation, Postcode
from onedoor.apps.places.queries.places import areas_at

__all__ = ["deprivation_index", "deprivation_of"]


def deprivation_index() -> DeprivationIndex | None:
    """The newest there is here, or none."""
    newest = Deprivation.objects.order_by("-year", "-pk").first()
    return DeprivationIndex(newest.index, newest.year, newest.source) if newest else None


def deprivation_of(spots: Sequence[Spot]) -> list[int | None]:
    """The tenth (1 is the most deprived) each spot lies in, in order; none where it is not known.

    A point counts by the boundary around it; where there is none, a postcode by the area its publisher puts it in, or
    by its middle: near an edge that may be the area next door.
    """
    index = deprivation_index()
    if index is None:
        return [None] * len(spots)
    rows = Deprivation.objects.filter(index=index.name).values_list("area__uuid", "area__code", "decile")
    by_area: dict[str, int] = {}
    by_code: dict[str, int] = {}
    for uuid, code, decile in rows:
        by_area[str(uuid)] = by_code[code] = decile
    found = _at(by_area, [(spot.latitude, spot.longitude) for spot in spots])
    keys = {spot.postcode_key for spot, tenth in zip(spots, found, strict=True) if tenth is None and spot.postcode_key}
    of_postcode = _of_postcodes(by_area, by_code, sorted(keys))
    return [
        of_postcode.get(spot.postcode_key) if tenth is None else tenth for spot, tenth in zip(spots, found, strict=True)
    ]


def _at(by_area: dict[str, int], points: Sequence[tuple[float | None, float | None]]) -> list[int | None]:
    found: list[int | None] = [None] * len(points)
    known = [(at, north, east) for at, (north, east) in enumerate(points) if north is not None and east is not None]
    if known:
        areas = areas_at([north for _, north, _ in known], [east for _, _, east in known])
        tenths = [by_area.get(area.uuid) for area in areas.areas]
        for at, number in zip(areas.points.tolist(), areas.numbers.tolist(), strict=True):
            if tenths[number] is not None:
                found[known[at][0]] = tenths[number]
    return found


def _of_postcodes(by_area: dict[str, int], by_code: dict[str, int], keys: Sequence[str]) -> dict[str, int | None]:
    postcodes = list(Postcode.objects.filter(key__in=keys))
    middles = _at(by_area, [(postcode.latitude, postcode.longitude) for postcode in postcodes])
    return {
        postcode.key: next((by_code[code] for code in postcode.area_codes if code in by_code), middle)
        for postcode, middle in zip(postcodes, middles, strict=True)
    }
