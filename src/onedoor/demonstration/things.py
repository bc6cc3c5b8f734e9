"""Street lights with numbers, one at every few doors."""

from onedoor.apps.assets import services as assets
from onedoor.apps.assets.models import Asset
from onedoor.apps.places.models import Address
from onedoor.foundation.actors import SYSTEM

__all__ = ["make_things"]

# One at every so many doors, so many steps from the door towards the road.
_EVERY, _MOST, _ASIDE = 9, 1_500, 0.00004


def make_things() -> int:
    """How many there are."""
    kind = assets.set_asset_kind(
        by=SYSTEM, code="street-light", name="Street light", name_cy="Golau stryd", services=["street-light"]
    )
    doors = Address.objects.exclude(latitude=None).order_by("uprn").values_list("latitude", "longitude", "street__name")
    lamps = []
    for number, (latitude, longitude, street) in enumerate(doors[: _EVERY * _MOST : _EVERY], start=1):
        at = [round(latitude + _ASIDE, 6), round(longitude + _ASIDE, 6)]
        lamps.append(
            Asset(
                kind=kind, code=f"SL-{number:04}", name=street or "", points=[at], south=at[0], north=at[0],
                west=at[1], east=at[1],
            )
        )  # fmt: skip
    Asset.objects.bulk_create(lamps)
    return len(lamps)
