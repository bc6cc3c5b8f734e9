"""The partnership's own name, look and contact."""

from collections.abc import Iterable

from django.db import transaction

from onedoor.apps.partners.access import require_partnership_administrator
from onedoor.apps.partners.actions.checking import apply_changes, check
from onedoor.apps.partners.data import Role
from onedoor.apps.partners.events import PartnershipChanged, SecondStepRuleChanged
from onedoor.apps.partners.models import Partnership
from onedoor.foundation.actors import Actor
from onedoor.foundation.errors import Invalid
from onedoor.foundation.events.log import record

__all__ = ["set_second_step_roles", "update_partnership"]

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
    partnership, is_new = _partnership(str(changes.get("name", "Onedoor")))
    changed = apply_changes(partnership, changes, allowed=CHANGEABLE)
    if is_new:
        changed = tuple(sorted(changes))
    if changed:
        record(PartnershipChanged(fields=changed), by=by)
    return partnership


@transaction.atomic(durable=True)
def set_second_step_roles(*, by: Actor, roles: Iterable[str]) -> Partnership:
    """Whoever holds one of these roles uses two steps from now on, in open sessions too. Raises Denied, Invalid."""
    require_partnership_administrator(by)
    wanted = [role for role in Role.values if role in set(roles)]
    if set(roles) - set(wanted):
        raise Invalid("Choose from the roles there are.", fields={"roles": ["Choose from the roles there are."]})
    partnership, _ = _partnership("Onedoor")
    if apply_changes(partnership, {"second_step_roles": wanted}, allowed=frozenset({"second_step_roles"})):
        record(SecondStepRuleChanged(roles=tuple(wanted)), by=by)
    return partnership


def _partnership(name: str) -> tuple[Partnership, bool]:
    """The one there is, locked; set up by the first change."""
    partnership = Partnership.objects.select_for_update().first()
    if partnership is not None:
        return partnership, False
    partnership = Partnership(name=name)
    check(partnership)
    partnership.save()
    return partnership, True
