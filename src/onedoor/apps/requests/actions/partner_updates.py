"""Updates that come back from a partner's own system, in its own time and perhaps twice."""

from collections.abc import Sequence
from datetime import datetime

from django.db import transaction

from onedoor.apps.directory.data import RequestKind
from onedoor.apps.requests.actions.changing import enter, lock_for_work, save, tell
from onedoor.apps.requests.actions.courses import refuse_closing, step_of
from onedoor.apps.requests.actions.ending import end, resume
from onedoor.apps.requests.actions.keeping import attach, keeping
from onedoor.apps.requests.actions.working import set_status
from onedoor.apps.requests.data import OPEN_STATUSES, NewFile, Status, UpdateKind
from onedoor.apps.requests.events import NoteAdded
from onedoor.apps.requests.models import ClosingReason, Request, RequestUpdate
from onedoor.foundation import clock
from onedoor.foundation.actors import Actor
from onedoor.foundation.errors import Conflict, Invalid
from onedoor.foundation.events.log import record

__all__ = ["apply_partner_update"]


def apply_partner_update(
    *,
    by: Actor,
    request: Request,
    external_id: str,
    status: Status | str,
    text: str,
    at: datetime | None = None,
    files: Sequence[NewFile] = (),
) -> RequestUpdate:
    """Take in one update with its photos; the same `external_id` again gives the same entry.

    An update older than the newest change of stage is kept in the history and moves nothing.
    """
    if not external_id or len(external_id) > 100:
        raise Invalid("An update needs an id of 1 to 100 characters.", fields={"update_id": ["Missing or too long."]})
    # An update that is here already brings no photos again; what counts is asked below, under the lock.
    is_known = request.updates.filter(external_id=external_id).exists()
    with keeping(() if is_known else files) as kept, transaction.atomic(durable=True):
        locked = lock_for_work(request, by=by)
        known = locked.updates.filter(external_id=external_id).first()
        if known is not None:
            return known
        at = min(at or clock.now(), clock.now())
        _take_in(locked, Status(status), by=by, text=text.strip(), at=at, external_id=external_id)
        update = locked.updates.get(external_id=external_id)
        attach(locked, kept, by=by, update=update)
        return update


def _take_in(request: Request, status: Status, *, by: Actor, text: str, at: datetime, external_id: str) -> None:
    if _is_old(request, at) or status == request.status:
        _only_note(request, by=by, text=text, at=at, external_id=external_id)
    elif status not in OPEN_STATUSES:
        _refuse_ending(request)
        end(request, _reason_for(status), by=by, text=text, at=at, external_id=external_id)
    elif request.is_open:
        status, state = step_of(request, status=status, state="")
        set_status(request, status, state=state, by=by, text=text, at=at, external_id=external_id)
    else:
        resume(request, by=by, text=text, at=at, external_id=external_id)


def _refuse_ending(request: Request) -> None:
    """What holds for people holds for systems: a complaint ends with an outcome, and a type where it lets it."""
    if request.is_open and request.kind == RequestKind.COMPLAINT:
        raise Conflict(
            f"{request.reference} is a complaint: it is answered here, with an outcome. Send the words with the status "
            "it has, and answer it in the queue."
        )
    if request.is_open:
        refuse_closing(request)


def _is_old(request: Request, at: datetime) -> bool:
    moving = (UpdateKind.STATUS, UpdateKind.CLOSED, UpdateKind.REOPENED, UpdateKind.PASSED_ON, UpdateKind.MERGED)
    return request.updates.filter(kind__in=moving, at__gt=at).exists()


def _only_note(request: Request, *, by: Actor, text: str, at: datetime, external_id: str) -> None:
    update = enter(request, UpdateKind.NOTE, by=by, text=text, at=at, external_id=external_id)
    save(request, is_change=False)
    happening = NoteAdded(update=str(update.uuid), visibility=update.visibility)
    record(happening, by=by, subject=str(request.uuid), organisation=str(request.accountable.uuid))
    if text:
        tell(request, "request-updated", by=by, text=text)


def _reason_for(status: Status) -> ClosingReason:
    reason = ClosingReason.objects.filter(status=status, is_active=True).first()
    if reason is None:
        raise Invalid(f"There is no closing reason for {status.label!r}.", fields={"status": ["Cannot be used here."]})
    return reason
