"""The partnership's own name, look and contact."""

from django.db import transaction

from onedoor.apps.partners.access import require_partnership_administrator
from onedoor.apps.partners.actions.checking import apply_changes, check
from onedoor.apps.partners.events import PartnershipChanged
from onedoor.apps.partners.models import Partnership
from onedoor.foundation.actors import Actor
from onedoor.foundation.events.log import record

__all__ = ["update_partnership"]

CHANGEABLE = frozenset(
    {
        "name", "name_cy", "strapline", "strapline_cy", "phone", "email", "brand_colour", "link_colour",
        "is_demonstration", "map_latitude", "map_longitude", "map_zoom",
    }
)  # fmt: skip


@transaction.atomic(durable=True)
def update_partnership(*, by: Actor, **changes: object) -> Partnership:
    """Change fields of the partnership, which is set up by the first change. Raises Denied, Invalid."""
    require_partnership_administrator(by)
    partnership = Partnership.objects.select_for_update().first()
    if partnership is None:
        partnership = Partnership(name=str(changes.get("name", "Onedoor")))
        check(partnership)
        partnership.save()
        apply_changes(partnership, changes, allowed=CHANGEABLE)
        changed = tuple(sorted(changes))
    else:
        changed = apply_changes(partnership, changes, allowed=CHANGEABLE)
    if changed:
        record(PartnershipChanged(fields=changed), by=by)
    return partnership
