"""Taking in all things of a kind from a GeoJSON file, or none of them."""

import json
import math
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from django.db import transaction

from onedoor.apps.assets.data import ImportDone
from onedoor.apps.assets.events import AssetsImported
from onedoor.apps.assets.models import Asset, AssetKind
from onedoor.foundation import clock
from onedoor.foundation.actors import Actor
from onedoor.foundation.errors import Denied, Invalid
from onedoor.foundation.events.log import record

if TYPE_CHECKING:
    from onedoor.apps.partners.models import Organisation

__all__ = ["import_assets", "set_asset_kind"]

_BATCH = 2_000
_POINTS_OF: dict[str, Callable[[Any], list[Any]]] = {
    "Point": lambda at: [at],
    "LineString": lambda at: list(at),
    "MultiLineString": lambda at: [point for line in at for point in line],
}
_CHANGING = ("name", "owner", "points", "south", "west", "north", "east", "ended_at", "changed_at")


@transaction.atomic(durable=True)
def set_asset_kind(
    *, by: Actor, code: str, name: str, name_cy: str = "", services: Sequence[str] = (), is_picked: bool = True,
    near_metres: int = 60,
) -> AssetKind:  # fmt: skip
    """Make the kind, or change it."""
    _require_operator(by)
    kind, _ = AssetKind.objects.update_or_create(
        code=code,
        defaults={
            "name": name, "name_cy": name_cy, "services": sorted(set(services)), "is_picked": is_picked,
            "near_metres": near_metres,
        },
    )  # fmt: skip
    return kind


def import_assets(
    path: Path,
    *,
    by: Actor,
    kind: AssetKind,
    owner: "Organisation | None" = None,
    code: str = "id",
    name: str = "name",
) -> ImportDone:
    """Every feature of the file; `code` and `name` are the properties that hold them. What is missing has ended.

    Raises Invalid, saying which feature is wrong; then nothing was changed.
    """
    _require_operator(by)
    rows = [_row(number, feature, code, name) for number, feature in enumerate(_features(path), start=1)]
    codes = [row["code"] for row in rows]
    if len(set(codes)) < len(codes):
        twice = next(one for at, one in enumerate(codes) if one in codes[:at])
        raise Invalid(f"Number {twice} stands in the file twice.")
    return _save(by, kind, owner, rows)


@transaction.atomic(durable=True)
def _save(by: Actor, kind: AssetKind, owner: "Organisation | None", rows: Sequence[dict[str, Any]]) -> ImportDone:
    now = clock.now()
    mine = Asset.objects.filter(kind=kind, owner=owner)
    known = {one.code: one for one in Asset.objects.filter(kind=kind)}
    new, changed = [], []
    for row in rows:
        one = known.get(row["code"])
        if one is None:
            new.append(Asset(kind=kind, owner=owner, changed_at=now, **row))
        elif one.ended_at or one.owner_id != (owner.pk if owner else None) or _differs(one, row):
            for field, value in {**row, "owner": owner, "ended_at": None, "changed_at": now}.items():
                setattr(one, field, value)
            changed.append(one)
    Asset.objects.bulk_create(new, batch_size=_BATCH)
    Asset.objects.bulk_update(changed, _CHANGING, batch_size=_BATCH)
    gone = mine.filter(ended_at=None).exclude(code__in=[row["code"] for row in rows]).update(ended_at=now)
    done = ImportDone(len(new), len(changed), gone, len(rows) - len(new) - len(changed))
    record(AssetsImported(kind=kind.code, new=done.new, changed=done.changed, gone=done.gone), by=by)
    return done


def _differs(one: Asset, row: dict[str, Any]) -> bool:
    return bool(one.name != row["name"] or one.points != row["points"])


def _features(path: Path) -> list[dict[str, Any]]:
    try:
        document = json.loads(path.read_text(encoding="utf-8-sig"))
        features = document["features"]
    except (OSError, ValueError, TypeError, KeyError) as error:
        raise Invalid(f"{path.name} is not a GeoJSON file with features.") from error
    if not isinstance(features, list) or not features:
        raise Invalid(f"{path.name} holds no features.")
    return features


def _row(number: int, feature: Any, code: str, name: str) -> dict[str, Any]:
    try:
        properties, geometry = feature.get("properties") or {}, feature["geometry"]
        found = properties.get(code) if code in properties else feature.get("id")
        points = [
            [round(float(at[1]), 6), round(float(at[0]), 6)]
            for at in _POINTS_OF[geometry["type"]](geometry["coordinates"])
        ]
    except (AttributeError, IndexError, KeyError, TypeError, ValueError) as error:
        raise Invalid(f"Feature {number} is neither a point nor a line.") from error
    if found in (None, ""):
        raise Invalid(f"Feature {number} has no number: say with --code which property holds it.")
    if not points or not all(_is_on_earth(*point) for point in points):
        raise Invalid(f"Feature {number} is not in degrees (WGS 84): export the file in EPSG:4326.")
    latitudes, longitudes = zip(*points, strict=True)
    return {
        "code": str(found)[:60], "name": str(properties.get(name) or "")[:200], "points": points,
        "south": min(latitudes), "north": max(latitudes), "west": min(longitudes), "east": max(longitudes),
    }  # fmt: skip


def _is_on_earth(latitude: float, longitude: float) -> bool:
    are_numbers = math.isfinite(latitude) and math.isfinite(longitude)
    return are_numbers and abs(latitude) <= 90 and abs(longitude) <= 180


def _require_operator(by: Actor) -> None:
    if by.kind != "system":
        raise Denied("Only the operator takes in assets.")
