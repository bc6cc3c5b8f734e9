"""Replies to choose from, and the notes that name somebody."""

from typing import TYPE_CHECKING
from uuid import UUID

from django.db.models import Q, QuerySet

from onedoor.apps.partners import services as partners
from onedoor.apps.requests.access import MANAGING_ROLES, requests_visible_to
from onedoor.apps.requests.models import Mention, ReplyTemplate, Request
from onedoor.apps.requests.replies import fill_in
from onedoor.foundation import clock
from onedoor.foundation.actors import Actor
from onedoor.foundation.errors import Missing

if TYPE_CHECKING:
    from onedoor.apps.partners.models import Organisation

__all__ = ["get_reply_for", "mentions_of", "owners_of_replies", "replies_editable_by", "replies_for", "reply_in_words"]


def replies_editable_by(actor: Actor) -> QuerySet[ReplyTemplate]:
    """Those of the bodies whose work the actor manages; those of all, for who administers the partnership."""
    theirs = Q(organisation__uuid__in=actor.organisations_as(*MANAGING_ROLES))
    if partners.may_administer_partnership(actor):
        theirs |= Q(organisation=None)
    return ReplyTemplate.objects.filter(theirs).select_related("organisation", "service")


def get_reply_for(actor: Actor, uuid: UUID | str) -> ReplyTemplate:
    """One that the actor may change; raises Missing."""
    found = replies_editable_by(actor).filter(uuid=uuid).first()
    if found is None:
        raise Missing("There is no such reply.")
    return found


def owners_of_replies(actor: Actor) -> "tuple[list[Organisation], bool]":
    """The bodies for which the actor keeps replies, and whether they keep those of all."""
    bodies = partners.organisations().filter(uuid__in=actor.organisations_as(*MANAGING_ROLES))
    return list(bodies), partners.may_administer_partnership(actor)


def replies_for(request: Request, actor: Actor) -> QuerySet[ReplyTemplate]:
    """What the actor may answer with: of all and of their own bodies of this request, for its service or for any."""
    own = Q(organisation__uuid__in=actor.organisations) & Q(
        organisation__in=[request.accountable_id, request.delivering_id]
    )
    fitting = (Q(organisation=None) | own) & (Q(service=None) | Q(service=request.service_id))
    return ReplyTemplate.objects.filter(fitting)


def reply_in_words(reply: ReplyTemplate, request: Request, *, by: Actor) -> str:
    """As it is said to the person who asked, in their language."""
    is_welsh = request.language == "cy"
    due = request.due_at.astimezone(clock.local_zone()) if request.due_at else None
    values = {
        "name": request.contact_name,
        "reference": request.reference,
        "service": (is_welsh and request.service.name_cy) or request.service.name,
        "organisation": (is_welsh and request.accountable.name_cy) or request.accountable.name,
        "due": f"{due:%-d %B %Y}" if due else "",
        "me": by.name,
    }
    return fill_in(reply.text_in(request.language), values)


def mentions_of(actor: Actor, request: Request | None = None) -> QuerySet[Mention]:
    """Notes that name the actor and that they have not marked as read, of requests they may see."""
    if actor.kind != "staff":
        return Mention.objects.none()
    seen = [request] if request is not None else requests_visible_to(actor)
    found = Mention.objects.filter(account__uuid=actor.id, read_at=None, update__request__in=seen)
    return found.select_related("update").order_by("update__at")
