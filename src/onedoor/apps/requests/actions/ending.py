"""The end of a request, and when it was not the end: close and reopen."""

from datetime import datetime

from django.db import transaction

from onedoor.apps.people.data import Sight
from onedoor.apps.requests.actions.changing import enter, lock_for_work, move_to, refuse_closed, save, tell
from onedoor.apps.requests.actions.saying import lock_for_saying
from onedoor.apps.requests.data import Status, UpdateKind
from onedoor.apps.requests.events import RequestClosed, RequestReopened
from onedoor.apps.requests.models import ClosingReason, Request
from onedoor.foundation import clock
from onedoor.foundation.actors import Actor
from onedoor.foundation.errors import Conflict
from onedoor.foundation.events.log import record

__all__ = ["close", "end", "reopen", "reopen_in_transaction", "resume"]


@transaction.atomic(durable=True)
def close(
    *, by: Actor, request: Request, closing_reason: ClosingReason, text: str = "", version: int | None = None
) -> Request:
    """End it for a reason people understand; raises Conflict where it has ended already."""
    locked = lock_for_work(request, by=by, version=version)
    refuse_closed(locked)
    return end(locked, closing_reason, by=by, text=text, at=clock.now())


def end(
    request: Request,
    closing_reason: ClosingReason,
    *,
    by: Actor,
    text: str,
    at: datetime,
    external_id: str | None = None,
) -> Request:
    """End a locked request and tell people why. A building block."""
    move_to(request, Status(closing_reason.status), at=at)
    request.closing_reason = closing_reason
    said = " ".join(part for part in (closing_reason.wording_in(request.language), text.strip()) if part)
    enter(request, UpdateKind.CLOSED, by=by, text=said, at=at, external_id=external_id)
    save(request)
    is_in_time = None if request.due_at is None else at <= request.due_at
    happening = RequestClosed(status=request.status, closing_reason=closing_reason.code, is_in_time=is_in_time)
    record(happening, by=by, subject=str(request.uuid), organisation=str(request.accountable.uuid))
    tell(request, "request-closed", by=by, text=said)
    return request


@transaction.atomic(durable=True)
def reopen(*, by: Actor, request: Request, text: str = "", version: int | None = None) -> Request:
    """It was not over; raises Conflict where it is open, or goes on in another request."""
    return reopen_in_transaction(by=by, request=request, text=text, version=version)


def reopen_in_transaction(
    *, by: Actor, request: Request, text: str = "", version: int | None = None, sight: Sight | None = None
) -> Request:
    """`reopen` as a part of something larger."""
    locked = lock_for_saying(request, by=by, version=version, sight=sight)
    if locked.is_open:
        raise Conflict(f"{locked.reference} is open already.")
    if locked.merged_into is not None:
        raise Conflict(f"{locked.reference} goes on as {locked.merged_into.reference}. Add to that instead.")
    return resume(locked, by=by, text=text, at=clock.now())


def resume(request: Request, *, by: Actor, text: str, at: datetime, external_id: str | None = None) -> Request:
    """Open a locked, closed request again. A building block.

    The due date stays: the body promised the thing done by then, and it was not.
    """
    move_to(request, Status.OPEN, at=at)
    request.times_reopened += 1
    enter(request, UpdateKind.REOPENED, by=by, text=text.strip(), at=at, external_id=external_id)
    save(request)
    happening = RequestReopened(times_reopened=request.times_reopened)
    record(happening, by=by, subject=str(request.uuid), organisation=str(request.accountable.uuid))
    tell(request, "request-updated", by=by, text=" ".join(part for part in ("Opened again.", text.strip()) if part))
    return request
