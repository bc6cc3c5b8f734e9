"""Who may see call-backs and who may ring: staff of the body that rings; who promised one sees how it stands."""

from typing import TYPE_CHECKING
from uuid import UUID

from django.db.models import Q, QuerySet

from onedoor.apps.callbacks.models import Callback, Line
from onedoor.apps.partners.data import Role
from onedoor.foundation.actors import Actor
from onedoor.foundation.errors import Missing

if TYPE_CHECKING:
    from onedoor.apps.partners.models import Organisation

__all__ = [
    "RINGING_ROLES",
    "callbacks_visible_to",
    "callbacks_worked_by",
    "get_callback_for",
    "get_line_for",
    "lines_editable_by",
    "may_edit_lines_of",
    "require_worker",
]

RINGING_ROLES = (Role.ADVISER, Role.SERVICE_OFFICER, Role.SERVICE_MANAGER)
_EDITORS = (Role.ADMINISTRATOR, Role.SERVICE_MANAGER)


def callbacks_worked_by(actor: Actor) -> QuerySet[Callback]:
    """Those the actor may ring."""
    if actor.kind == "system":
        return Callback.objects.all()
    if actor.kind != "staff":
        return Callback.objects.none()
    return Callback.objects.filter(organisation__uuid__in=actor.organisations_as(*RINGING_ROLES))


def callbacks_visible_to(actor: Actor) -> QuerySet[Callback]:
    """Those the actor may read: also what they promised for others, while they work where it was promised."""
    worked = callbacks_worked_by(actor)
    if actor.kind != "staff":
        return worked
    promised = Q(promised_by__uuid=actor.id, door__uuid__in=actor.organisations_as(Role.ADVISER))
    return worked | Callback.objects.filter(promised)


def get_callback_for(actor: Actor, uuid: UUID | str) -> Callback:
    """Raises Missing."""
    related = ("line", "organisation", "team", "account", "promised_by", "door", "resident")
    found = callbacks_visible_to(actor).select_related(*related).filter(uuid=uuid).first()
    if found is None:
        raise Missing("There is no such call-back.")
    return found


def require_worker(actor: Actor, callback: Callback) -> None:
    """Raises Missing."""
    if not callbacks_worked_by(actor).filter(pk=callback.pk).exists():
        raise Missing("There is no such call-back.")


def lines_editable_by(actor: Actor) -> QuerySet[Line]:
    """Lines of bodies the actor manages."""
    if actor.kind != "staff":
        return Line.objects.none()
    return Line.objects.filter(organisation__uuid__in=actor.organisations_as(*_EDITORS)).select_related("organisation")


def may_edit_lines_of(actor: Actor, organisation: "Organisation") -> bool:
    """Whether the actor says when and about what this body rings."""
    return str(organisation.uuid) in actor.organisations_as(*_EDITORS)


def get_line_for(actor: Actor, uuid: UUID | str) -> Line:
    """One that the actor may change; raises Missing."""
    found = lines_editable_by(actor).filter(uuid=uuid).first()
    if found is None:
        raise Missing("There is no such line.")
    return found
