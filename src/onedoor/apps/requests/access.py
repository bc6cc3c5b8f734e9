"""Who may see and who may work on a request.

A request is data of the bodies that answer for it and deliver it. Their service teams work on it and their advisers
read it; the body at whose door it was raised reads what it wrote itself. What another body's adviser reads is opened
by a `Sight`, which `sharing` makes out of the agreements in force, or by the reference and proof the person gave them:
then it is what the person reads themselves. Private notes stay in the body that wrote them.
Residents hold no place in these rules: they come with a link, or with a reference and proof (see `tokens`).
"""

from typing import TYPE_CHECKING
from uuid import UUID

from django.db.models import Q, QuerySet

from onedoor.apps.partners import services as partners
from onedoor.apps.partners.data import Role
from onedoor.apps.people import services as people
from onedoor.apps.people.data import Sight
from onedoor.apps.requests.data import HISTORY, NOTES, Visibility
from onedoor.apps.requests.models import Answer, Attachment, BankHoliday, EscalationStep, Request, RequestUpdate
from onedoor.foundation.actors import Actor
from onedoor.foundation.errors import Missing

if TYPE_CHECKING:
    from onedoor.apps.partners.models import Organisation

__all__ = [
    "ANY_PARTNER",
    "MANAGING_ROLES",
    "SERVICE_ROLES",
    "answers_visible_to",
    "attachments_visible_to",
    "days_off_visible_to",
    "escalation_steps_of",
    "get_attachment_for",
    "get_day_off_for",
    "get_request_for",
    "get_step_for",
    "may_change_days_off",
    "may_escalate_for",
    "may_keep_replies_for",
    "may_read_update",
    "may_route_for",
    "may_work_on",
    "reads_whole",
    "requests_of",
    "requests_visible_to",
    "requests_worked_by",
    "shared_by",
    "updates_visible_to",
]

# Those who say how a body's work is shared out and watched.
MANAGING_ROLES = (Role.SERVICE_MANAGER, Role.ADMINISTRATOR)
SERVICE_ROLES = (Role.SERVICE_OFFICER, Role.SERVICE_MANAGER, Role.ADMINISTRATOR)
# Held by a partner's system whose key may send updates to every partner's requests.
ANY_PARTNER = "any_partner"


_SHOWN = (
    "service", "accountable", "delivering", "team", "assigned_to", "closing_reason", "merged_into", "ends_as",
    "part_of__accountable",
)  # fmt: skip


def requests_worked_by(actor: Actor) -> QuerySet[Request]:
    """Those the actor may change: accountable or delivering is a body they do service work for."""
    if actor.kind == "system":
        return Request.objects.all()
    if actor.kind not in {"staff", "partner_system"}:
        return Request.objects.none()
    bodies = actor.organisations_as(*SERVICE_ROLES)
    if not bodies:
        return Request.objects.none()
    return requests_of(bodies)


def requests_of(bodies: frozenset[str]) -> QuerySet[Request]:
    """Those for which one of the bodies (uuids) answers or which it delivers, whoever asks: for counts by body."""
    return Request.objects.filter(_of(bodies))


def requests_visible_to(actor: Actor, sight: Sight | None = None) -> QuerySet[Request]:
    """Those the actor may read, in whole or in part; with a `sight`, what it opens of other bodies' too.

    What somebody asked whose record is kept and not used is read by those who work on it alone.
    """
    if actor.kind != "staff" or not actor.has_role(Role.ADVISER):
        return requests_worked_by(actor)
    if sight is not None and (sight.is_everything or sight.is_emergency):
        return Request.objects.all()
    own = actor.organisations_as(Role.ADVISER, *SERVICE_ROLES)
    theirs = _of(own) | _shared(own, sight) | Q(uuid__in=sight.proved) if sight else _of(own)
    worked = actor.organisations_as(*SERVICE_ROLES)
    is_used = Q(resident=None) | Q(resident__restricted_at__isnull=True)
    return Request.objects.filter(theirs | Q(door__uuid__in=own)).filter(is_used | _of(worked) if worked else is_used)


def _of(bodies: frozenset[str]) -> Q:
    keys = partners.keys_of(bodies)
    return Q(accountable__in=keys) | Q(delivering__in=keys)


def _shared(own: frozenset[str], sight: Sight) -> Q:
    """What other bodies let the actor know: not of those who paused it, and of some only who gave permission."""
    shared = _of(sight.holders_of(HISTORY) - own)
    if sight.closed is not None:
        shared &= ~Q(resident__in=sight.closed)
    asking = frozenset(holder for holder, items in sight.asked.items() if HISTORY in items)
    return shared | (_of(asking) & Q(resident__in=sight.permitted)) if asking else shared


def get_request_for(actor: Actor, uuid: UUID | str, sight: Sight | None = None) -> Request:
    """One request with its service and bodies; raises Missing, also where the actor may not see it."""
    found = requests_visible_to(actor, sight).select_related(*_SHOWN).filter(uuid=_as_uuid(uuid)).first()
    if found is None:
        raise Missing("There is no such request.")
    return found


def shared_by(actor: Actor, request: Request, sight: Sight | None) -> str:
    """Uuid of the body whose agreement, or an emergency, opens the request to the actor; empty where none need."""
    own = actor.organisations_as(Role.ADVISER, *SERVICE_ROLES)
    bodies = [str(request.accountable.uuid), str(request.delivering.uuid)]
    if sight is None or actor.kind == "system" or own.intersection(bodies):
        return ""
    if request.resident is not None and sight.depends_on_the_person:
        sight = people.sight_on(sight, request.resident)
    return next((body for body in bodies if sight.opens(body, HISTORY)), "")


def reads_whole(actor: Actor, request: Request, sight: Sight | None = None) -> bool:
    """Whether the actor reads what every body said about it, and not only what their own wrote."""
    if actor.kind in {"system", "resident"}:
        return True
    own = actor.organisations_as(Role.ADVISER, *SERVICE_ROLES)
    is_theirs = not own.isdisjoint({str(request.accountable.uuid), str(request.delivering.uuid)})
    is_proved = sight is not None and str(request.uuid) in sight.proved
    return is_theirs or is_proved or bool(shared_by(actor, request, sight))


def may_work_on(actor: Actor, request: Request) -> bool:
    """Whether the actor may change this request, not only read it.

    A system that may act for every partner moves what it knows the id of, and reads nothing more by that.
    """
    if actor.kind == "system" or actor.has_role(ANY_PARTNER):
        return True
    bodies = actor.organisations_as(*SERVICE_ROLES) if actor.kind in {"staff", "partner_system"} else frozenset()
    return bool(bodies & {str(request.accountable.uuid), str(request.delivering.uuid)})


def answers_visible_to(actor: Actor, request: Request) -> QuerySet[Answer]:
    """What was answered, in the order it was asked: private answers only to those who work on the request.

    The caller has already been let in to the request.
    """
    rows = request.answers.order_by("id")
    return rows if may_work_on(actor, request) else rows.filter(is_private=False)


def updates_visible_to(actor: Actor, request: Request, sight: Sight | None = None) -> QuerySet[RequestUpdate]:
    """The history the actor may read, oldest first: what is public, and their own organisations' private notes.

    The caller has already been let in to the request, by `get_request_for` or by a resident's proof.
    """
    rule = _open_to(actor, request, sight)
    return RequestUpdate.objects.filter(rule, request=request).select_related("organisation")


def may_read_update(actor: Actor, update: RequestUpdate, *, is_whole: bool) -> bool:
    """The rule of `updates_visible_to`, of a public entry that was read already, with its organisation."""
    if update.visibility != Visibility.PUBLIC:
        return False
    return is_whole or (update.organisation is not None and str(update.organisation.uuid) in actor.organisations)


def attachments_visible_to(actor: Actor, request: Request, sight: Sight | None = None) -> QuerySet[Attachment]:
    """The files of a request the actor may open; the same rule as for its history."""
    return Attachment.objects.filter(_open_to(actor, request, sight), request=request).order_by("id")


def get_attachment_for(actor: Actor, request: Request, uuid: UUID | str, sight: Sight | None = None) -> Attachment:
    """One file; raises Missing. The caller has already been let in to the request."""
    found = attachments_visible_to(actor, request, sight).filter(uuid=_as_uuid(uuid)).first()
    if found is None:
        raise Missing("There is no such file.")
    return found


def days_off_visible_to(actor: Actor) -> QuerySet[BankHoliday]:
    """Those of all, and those of the bodies the actor administers."""
    own = partners.organisations_administered_by(actor)
    return BankHoliday.objects.filter(Q(organisation=None) | Q(organisation__in=own)).select_related("organisation")


def may_change_days_off(actor: Actor, organisation: "Organisation | None") -> bool:
    """Whether the actor says when this body (None: everybody) is off."""
    if organisation is None:
        return partners.may_administer_partnership(actor)
    return partners.organisations_administered_by(actor).filter(pk=organisation.pk).exists()


def may_escalate_for(actor: Actor, organisation: "Organisation") -> bool:
    """Whether the actor says who else is told of that body's late requests, and how its work is shared out."""
    return str(organisation.uuid) in actor.organisations_as(*MANAGING_ROLES)


def may_keep_replies_for(actor: Actor, organisation: "Organisation | None") -> bool:
    """Whether the actor writes the replies that this body's teams (None: everybody's) use again and again."""
    if organisation is None:
        return partners.may_administer_partnership(actor)
    return str(organisation.uuid) in actor.organisations_as(*MANAGING_ROLES)


def may_route_for(actor: Actor, organisation: "Organisation") -> bool:
    """Whether the actor writes the rules by which that body's requests are shared out."""
    return str(organisation.uuid) in actor.organisations_as(Role.ADMINISTRATOR)


def escalation_steps_of(actor: Actor) -> QuerySet[EscalationStep]:
    """Those of the bodies whose work the actor manages."""
    bodies = actor.organisations_as(*MANAGING_ROLES)
    return EscalationStep.objects.filter(organisation__uuid__in=bodies).select_related("organisation", "service")


def get_step_for(actor: Actor, uuid: UUID | str) -> EscalationStep:
    """One the actor may change; raises Missing."""
    found = escalation_steps_of(actor).filter(uuid=_as_uuid(uuid)).first()
    if found is None:
        raise Missing("There is no such step.")
    return found


def get_day_off_for(actor: Actor, identifier: int) -> BankHoliday:
    """One that the actor may remove; raises Missing."""
    found = days_off_visible_to(actor).filter(pk=identifier).first()
    if found is None or not may_change_days_off(actor, found.organisation):
        raise Missing("There is no such day off.")
    return found


def _as_uuid(text: UUID | str) -> UUID:
    """The nil uuid, which nothing has, for what is no uuid: to the asker it is simply not there."""
    try:
        return UUID(str(text))
    except ValueError:
        return UUID(int=0)


def _open_to(actor: Actor, request: Request, sight: Sight | None) -> Q:
    if actor.kind == "system":
        return Q()
    own = actor.organisations if actor.kind in {"staff", "partner_system"} else frozenset()
    if not reads_whole(actor, request, sight):
        return Q(organisation__uuid__in=own)
    writers = own
    if sight is not None and shared_by(actor, request, sight):
        bodies = (str(request.accountable.uuid), str(request.delivering.uuid))
        writers = own | frozenset(body for body in bodies if sight.opens(body, NOTES))
    return Q(visibility=Visibility.PUBLIC) | Q(visibility=Visibility.PRIVATE, organisation__uuid__in=writers)
