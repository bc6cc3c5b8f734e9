"""What the queue and its actions offer to choose from."""

from itertools import chain
from typing import TYPE_CHECKING

import orjson
from django.db.models import Exists, OuterRef, QuerySet, TextField
from django.db.models.functions import Cast

from onedoor.apps.directory import services as directory
from onedoor.apps.partners import services as partners
from onedoor.apps.places import services as places
from onedoor.apps.requests.access import MANAGING_ROLES, SERVICE_ROLES, requests_worked_by
from onedoor.apps.requests.models import Request
from onedoor.foundation.actors import Actor

if TYPE_CHECKING:
    from onedoor.apps.partners.models import Account, Organisation, Team
    from onedoor.apps.places.data import AreaRef

__all__ = [
    "areas_in_queue",
    "bodies_managed",
    "bodies_worked_for",
    "receivers_of",
    "services_in_queue",
    "staff_for",
    "teams_for",
]

_MOST_LOOKED_AT = 2_000


def bodies_worked_for(actor: Actor) -> "QuerySet[Organisation]":
    """The organisations whose queue the actor works, by name, each with its teams. Two queries."""
    bodies = actor.organisations_as(*SERVICE_ROLES)
    return partners.organisations().filter(uuid__in=bodies).prefetch_related("teams")


def bodies_managed(actor: Actor) -> "QuerySet[Organisation]":
    """The organisations whose work the actor shares out and watches, by name."""
    return partners.organisations().filter(uuid__in=actor.organisations_as(*MANAGING_ROLES))


def services_in_queue(actor: Actor) -> list[tuple[str, str]]:
    """Uuid and name of each service the actor's organisations have had a request for."""
    keys = partners.keys_of(actor.organisations_as(*SERVICE_ROLES))
    asked = Request.objects.filter(service=OuterRef("pk"))
    # Of each service one request is looked for: gathering the services of all requests reads every one of them.
    theirs = Exists(asked.filter(accountable__in=keys)) | Exists(asked.filter(delivering__in=keys))
    return [(str(uuid), name) for uuid, name in directory.every_service().filter(theirs).values_list("uuid", "name")]


def areas_in_queue(actor: Actor) -> "list[AreaRef]":
    """The areas in which the newest open requests lie. Two queries."""
    newest = requests_worked_by(actor).filter(is_open=True).order_by("-id")
    # As text, because a few lists come again and again, and reading each would take longer than the query.
    lists = newest.annotate(codes=Cast("area_codes", TextField())).values_list("codes", flat=True)
    return places.areas_with_codes(chain.from_iterable(map(orjson.loads, set(lists[:_MOST_LOOKED_AT]))))


def staff_for(request: Request) -> "list[Account]":
    """Whom it may be assigned to: the people of its bodies, by name."""
    found = {account.pk: account for body in _bodies(request) for account in partners.staff_of(body)}
    return sorted(found.values(), key=lambda account: account.name.casefold())


def teams_for(request: Request) -> "list[Team]":
    """The teams it may be given to."""
    return [team for body in _bodies(request) for team in partners.teams_of(body)]


def receivers_of(request: Request) -> "QuerySet[Organisation]":
    """The bodies it may be passed on to: every partner that takes requests, but not the one that has it."""
    others = partners.organisations(partners_only=True)
    if request.accountable_id == request.delivering_id:
        others = others.exclude(pk=request.accountable_id)
    return others


def _bodies(request: Request) -> "list[Organisation]":
    is_one = request.accountable_id == request.delivering_id
    return [request.delivering] if is_one else [request.delivering, request.accountable]
