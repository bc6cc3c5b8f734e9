"""What other systems and the public may read of requests, in as many statements however many rows.

With no actor, or for requests that are not theirs, only reports of public services are given, without the words
people wrote: a description may name somebody. A partner's system reads its own organisation's requests, and those
it raised, in full.
"""

from contextlib import suppress
from datetime import datetime
from uuid import UUID

from django.db.models import BooleanField, Case, OuterRef, Q, Subquery, UUIDField, Value, When

from onedoor.apps.directory.data import RequestKind
from onedoor.apps.requests import access
from onedoor.apps.requests.data import PublishedUpdate, UpdateKind, Visibility
from onedoor.apps.requests.models import Attachment, Request, RequestUpdate
from onedoor.apps.requests.queries.published_list import public_pictures, published_requests
from onedoor.foundation.actors import Actor
from onedoor.foundation.errors import Missing

__all__ = ["get_published_picture", "get_request_of_partner", "published_requests", "published_updates"]

# What a person says of their own request is not told to the world.
_TOLD_TO_ALL = (UpdateKind.STATUS, UpdateKind.CLOSED, UpdateKind.REOPENED, UpdateKind.PASSED_ON, UpdateKind.MERGED)
_TOLD_TO_PARTNERS = (*_TOLD_TO_ALL, UpdateKind.NOTE, UpdateKind.QUESTION, UpdateKind.ANSWER, UpdateKind.CHASE)


def published_updates(
    *, actor: Actor | None, between: tuple[datetime, datetime], organisation: str = "", limit: int = 1000
) -> list[PublishedUpdate]:
    """Oldest first, without what this actor's own system sent us."""
    kinds = _TOLD_TO_PARTNERS if actor else _TOLD_TO_ALL
    theirs = _theirs(actor, "request__")
    found = (
        RequestUpdate.objects.filter(visibility=Visibility.PUBLIC, kind__in=kinds, at__range=between)
        .filter(_public("request__", kind__in=_TOLD_TO_ALL) | theirs)
        .exclude(status="")
    )
    if actor:
        found = found.exclude(actor=str(actor))
    if organisation:
        found = found.filter(Q(request__accountable__slug=organisation) | Q(request__delivering__slug=organisation))
    rows = (
        found.annotate(is_theirs=_case(theirs), picture=_picture_of_update(actor))
        .order_by("at", "id")
        .values_list("uuid", "request__uuid", "status", "at", "text", "picture", "is_theirs", "stage_name")[:limit]
    )
    updates = (PublishedUpdate(*row) for row in rows)
    return [update if update.is_theirs else update._replace(text="", picture=None) for update in updates]


def get_published_picture(uuid: UUID) -> Attachment:
    """One of the pictures named in the lists above. The caller has seen that it was named to this reader.

    Raises Missing, also where it has been made private since.
    """
    found = public_pictures().filter(uuid=uuid).first()
    if found is None:
        raise Missing("There is no such picture.")
    return found


def get_request_of_partner(actor: Actor, identifier: str) -> Request:
    """The request of that uuid or reference which the actor's organisation works on, or which it raised itself.

    To be updated: a system that may act for every partner gets any, and is told nothing of it. Raises Missing.
    """
    by_identifier = Q(reference=identifier.upper())
    with suppress(ValueError):
        by_identifier |= Q(uuid=UUID(identifier))
    found = (
        Request.objects.select_related("service", "accountable", "delivering")
        .filter(by_identifier)
        .filter(_any() if actor.has_role(access.ANY_PARTNER) else _theirs(actor, ""))
        .first()
    )
    if found is None:
        raise Missing("There is no such request.")
    return found


def _any() -> Q:
    return Q(pk__isnull=False)


def _theirs(actor: Actor | None, prefix: str) -> Q:
    """Those of the actor's organisation, and those its own system raised. No row, without an actor."""
    if actor is None:
        return Q(pk__in=())
    bodies = actor.organisations_as(*access.SERVICE_ROLES)
    return (
        Q(**{f"{prefix}accountable__uuid__in": bodies})
        | Q(**{f"{prefix}delivering__uuid__in": bodies})
        | Q(**{f"{prefix}raised_by": str(actor)})
    )


def _picture_of_update(actor: Actor | None) -> Subquery | Value:
    """The uuid of the first picture, for those who may read anything whole."""
    if actor is None:
        return Value(None, output_field=UUIDField())
    return Subquery(public_pictures().filter(update=OuterRef("pk")).order_by("id").values("uuid")[:1])


def _public(prefix: str, **more: object) -> Q:
    """Reports of services whose reports are shown to others, unless hidden."""
    rule = {"is_hidden": False, "kind": RequestKind.REPORT, "service__is_public": True}
    return Q(**{f"{prefix}{name}": value for name, value in rule.items()}) & Q(**more)


def _case(rule: Q) -> Case:
    if rule == Q(pk__in=()):
        return Case(default=Value(False), output_field=BooleanField())
    return Case(When(rule, then=Value(True)), default=Value(False), output_field=BooleanField())
