"""Who may see and set how long things are kept: information governance officers, for their own organisations.

What belongs to no organisation is the shared front office's, and open to each of them.
"""

from typing import TYPE_CHECKING
from uuid import UUID

from django.core.exceptions import ValidationError

from onedoor.apps.partners import services as partners
from onedoor.apps.retention.models import Hold
from onedoor.foundation.actors import Actor
from onedoor.foundation.errors import Missing

if TYPE_CHECKING:
    from onedoor.apps.partners.models import Organisation

__all__ = ["get_hold_for", "require_keeper"]

_NOTHING = "There is no such schedule."


def require_keeper(actor: Actor, organisation: "Organisation | None") -> None:
    """Raises Missing."""
    partners.require_governance(actor, organisation, _NOTHING)


def get_hold_for(actor: Actor, uuid: "UUID | str") -> Hold:
    """Raises Missing."""
    try:
        hold = Hold.objects.select_related("organisation").get(uuid=uuid, released_at=None)
    except (Hold.DoesNotExist, ValidationError):
        raise Missing("There is no such hold.") from None
    require_keeper(actor, hold.organisation)
    return hold
