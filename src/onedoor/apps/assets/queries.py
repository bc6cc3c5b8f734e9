"""Which things are near, and whose they are."""

from math import cos, radians

from onedoor.apps.assets.data import NearAsset
from onedoor.apps.assets.measuring import METRES_A_DEGREE, metres_to
from onedoor.apps.assets.models import Asset, AssetKind
from onedoor.foundation.errors import Missing
from onedoor.foundation.remembering import remembered

__all__ = ["assets_near", "belongs_to", "get_near_asset"]

_MOST = 8


def assets_near(service: str, latitude: float, longitude: float, *, language: str = "en-gb") -> list[NearAsset]:
    """Those people choose from for that service (its slug), the nearest first; none where it is about no such thing."""
    kinds = [kind for kind in _kinds() if kind.is_picked and service in kind.services]
    return _near(kinds, latitude, longitude, language)[:_MOST]


def get_near_asset(service: str, latitude: float, longitude: float, uuid: str, *, language: str = "en-gb") -> NearAsset:
    """One of `assets_near`; raises Missing."""
    found = next(
        (one for one in assets_near(service, latitude, longitude, language=language) if one.uuid == uuid), None
    )
    if found is None:
        raise Missing("There is no such thing near that place.")
    return found


def belongs_to(service: str, latitude: float | None, longitude: float | None) -> NearAsset | None:
    """What the place is on, without anybody choosing, where its owner answers for it: a road that is another body's."""
    kinds = [kind for kind in _kinds() if not kind.is_picked and service in kind.services]
    if not kinds or latitude is None or longitude is None:
        return None
    # The nearest of all decides, owned or not: beside a trunk road runs a lane.
    nearest = next(iter(_near(kinds, latitude, longitude, "en-gb")), None)
    return nearest if nearest and nearest.owner else None


@remembered
def _kinds() -> tuple[AssetKind, ...]:
    """Few, and seldom changed: nothing is asked for services that are about no such thing."""
    return tuple(AssetKind.objects.all())


def _near(kinds: list[AssetKind], latitude: float, longitude: float, language: str) -> list[NearAsset]:
    found: list[NearAsset] = []
    for kind in kinds:
        height = kind.near_metres / METRES_A_DEGREE
        width = height / max(cos(radians(latitude)), 0.01)
        rows = Asset.objects.filter(
            kind=kind.pk, ended_at=None, south__lte=latitude + height, north__gte=latitude - height,
            west__lte=longitude + width, east__gte=longitude - width,
        ).select_related("owner")  # fmt: skip
        for row in rows:
            metres = metres_to(row.points, latitude, longitude)
            if metres <= kind.near_metres:
                found.append(_as_near(row, kind, metres, language))
    return sorted(found, key=lambda one: (one.metres, one.code))


def _as_near(row: Asset, kind: AssetKind, metres: float, language: str) -> NearAsset:
    latitude, longitude = row.points[len(row.points) // 2]
    return NearAsset(
        str(row.uuid), row.code, kind.name_in(language), row.name, round(metres), latitude, longitude,
        str(row.owner.uuid) if row.owner else "", row.owner.name if row.owner else "",
    )  # fmt: skip
