"""Areas by the codes their publishers gave them."""

from collections.abc import Iterable

from onedoor.apps.places.data import AreaRef
from onedoor.apps.places.models import Area

__all__ = ["areas_with_codes"]


def areas_with_codes(codes: Iterable[str]) -> list[AreaRef]:
    """Every area with one of the codes, of any kind and time, by kind and name. One query."""
    rows = Area.objects.filter(code__in=set(codes)).select_related("type").order_by("type__rank", "name", "code")
    return [
        AreaRef(uuid=str(area.uuid), code=area.code, name=area.name, name_cy=area.name_cy, type=area.type.code)
        for area in rows
    ]
