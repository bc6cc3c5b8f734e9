"""Forgetting who asked, and every word and file of it. The request stays: figures count it as before."""

from collections.abc import Callable

from django.db.models import Q

from onedoor.apps.feedback import services as feedback
from onedoor.apps.messages import services as messages
from onedoor.apps.partners import services as partners
from onedoor.apps.requests.actions.changing import lock
from onedoor.apps.requests.events import AskerForgotten
from onedoor.apps.requests.models import Follower, Request
from onedoor.foundation import clock
from onedoor.foundation.actors import Actor
from onedoor.foundation.errors import Conflict
from onedoor.foundation.events import log
from onedoor.foundation.forgetting import Why, forget_fields, require_transaction
from onedoor.foundation.keeping import drop_files

__all__ = ["forget_asker", "forgotten_with"]

# About a kilometre: enough for a map of a ward, too little to find a door.
_DECIMALS = 2


def forget_asker(*, by: Actor, request: Request, why: Why) -> Request:
    """Forget the person, what they said and showed, and what was said of it and to them (a building block).

    Raises Missing unless the actor governs the body that answers for it, Conflict while it is open: first it is dealt
    with or withdrawn. Twice changes nothing. Service, bodies, areas, times and how it ended stay; the point is
    moved to a kilometre, and every link that was sent stops working. Files go when the transaction is through.
    """
    require_transaction()
    found = lock(request)
    partners.require_governance(by, found.accountable, "There is no such request.")
    if found.forgotten_at is not None:
        return found
    if found.is_open:
        raise Conflict(f"{found.reference} is still open. Close it first.")
    for forget in _FORGOTTEN_WITH:
        forget(found)
    uuid, files = str(found.uuid), _forget_files(found)
    found.answers.all().delete()
    found.outside_questions.all().delete()
    found.updates.update(text="")
    _forget_as_follower(found)
    messages.forget_messages(by=by, why=why, about=uuid)
    feedback.forget_words(by=by, about=uuid, why=why)
    forget_fields(
        found, keep=("reference", "raised_by", "latitude", "longitude"), resident=None, business=None, is_hidden=True,
        latitude=_coarse(found.latitude), longitude=_coarse(found.longitude), link_version=found.link_version + 1,
        forgotten_at=clock.now(),
    )  # fmt: skip
    happening = AskerForgotten(why=why.value, files=files)
    log.record(happening, by=by, subject=uuid, organisation=str(found.accountable.uuid))
    return found


# Given a request, forgets what another app holds of it, in the same transaction.
Forget = Callable[[Request], None]
_FORGOTTEN_WITH: list[Forget] = []


def forgotten_with(forget: Forget) -> Forget:
    """Registers an app above that holds something of requests."""
    _FORGOTTEN_WITH.append(forget)
    return forget


def _forget_files(request: Request) -> int:
    paths = list(request.attachments.values_list("file", flat=True))
    request.attachments.all().delete()
    drop_files(paths)
    return len(paths)


def _forget_as_follower(request: Request) -> None:
    """Where their request was merged into another, they follow that one."""
    theirs = Q(came_from=request)
    if request.merged_into_id is not None:
        for field, value in (("email", request.contact_email), ("phone", request.contact_phone)):
            if value:
                theirs |= Q(request=request.merged_into_id, **{field: value})
    Follower.objects.filter(theirs).delete()


def _coarse(degrees: float | None) -> float | None:
    return None if degrees is None else round(degrees, _DECIMALS)
