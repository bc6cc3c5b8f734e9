"""What there is to choose from where work is set up before any of it has come."""

from collections.abc import Iterable
from typing import TYPE_CHECKING

from onedoor.apps.directory import services as directory
from onedoor.apps.requests import services as requests
from onedoor.foundation.actors import Actor

if TYPE_CHECKING:
    from onedoor.apps.partners.models import Organisation

__all__ = ["services_of"]


def services_of(actor: Actor, bodies: "Iterable[Organisation]") -> dict[str, str]:
    """Uuid and name of each service the bodies provide or have had requests for, by name."""
    found = dict(requests.services_in_queue(actor))
    for body in bodies:
        found |= {str(one.uuid): one.name for one, _ in directory.offered_services(organisation=body)}
    return dict(sorted(found.items(), key=lambda one: one[1].casefold()))
