"""The end of a request, and when it was not the end: close and reopen."""

from collections.abc import Callable
from datetime import datetime

from django.db import transaction

from onedoor.apps.directory.data import RequestKind
from onedoor.apps.people.data import Sight
from onedoor.apps.requests.actions.changing import enter, lock, lock_for_work, move_to, refuse_closed, save, tell
from onedoor.apps.requests.actions.clocks import stop_clock
from onedoor.apps.requests.actions.courses import refuse_closing
from onedoor.apps.requests.actions.saying import lock_for_saying
from onedoor.apps.requests.data import Status, UpdateKind, Visibility
from onedoor.apps.requests.events import RequestClosed, RequestReopened, StatusChanged
from onedoor.apps.requests.models import ClosingReason, Request
from onedoor.foundation import clock
from onedoor.foundation.actors import Actor
from onedoor.foundation.errors import Conflict
from onedoor.foundation.events.log import record

__all__ = [
    "before_resuming",
    "close",
    "end",
    "note_part_ended",
    "open_whole",
    "reopen",
    "reopen_in_transaction",
    "resume",
]


Prepare = Callable[[Request, Actor, datetime], None]
_BEFORE_RESUMING: list[Prepare] = []


def before_resuming(prepare: Prepare) -> Prepare:
    """Registers what another kind of request does when it is opened again; it may refuse."""
    _BEFORE_RESUMING.append(prepare)
    return prepare


@transaction.atomic(durable=True)
def close(
    *, by: Actor, request: Request, closing_reason: ClosingReason, text: str = "", version: int | None = None
) -> Request:
    """End it for a reason people understand; raises Conflict where it has ended, and for a complaint."""
    locked = lock_for_work(request, by=by, version=version)
    refuse_closed(locked)
    if locked.kind == RequestKind.COMPLAINT:
        raise Conflict("A complaint is not closed but answered, with what you found.")
    refuse_closing(locked)
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
    """End a locked request and tell people why; with open parts it waits for them. A building block."""
    if _waits_for_parts(request, closing_reason, by=by, text=text, at=at, external_id=external_id):
        return request
    request.ends_as, request.ends_with = None, ""
    move_to(request, Status(closing_reason.status), at=at)
    request.closing_reason = closing_reason
    said = " ".join(part for part in (closing_reason.wording_in(request.language), text.strip()) if part)
    enter(request, UpdateKind.CLOSED, by=by, text=said, at=at, external_id=external_id)
    save(request)
    is_in_time = None if request.due_at is None else at <= request.due_at
    happening = RequestClosed(status=request.status, closing_reason=closing_reason.code, is_in_time=is_in_time)
    record(happening, by=by, subject=str(request.uuid), organisation=str(request.accountable.uuid))
    if request.part_of is None:
        tell(request, "request-closed", by=by, text=said)
    note_part_ended(request, by=by, text=said, at=at)
    return request


def _waits_for_parts(
    whole: Request, reason: ClosingReason, *, by: Actor, text: str, at: datetime, external_id: str | None
) -> bool:
    """Whether it has open parts. Meanwhile its clock stands still, and it is not overdue."""
    parts = [part.reference for part in whole.parts.filter(is_open=True)]
    if not parts:
        return False
    old = whole.status
    move_to(whole, Status.IN_PROGRESS, at=at)
    stop_clock(whole, at=at)
    whole.ends_as, whole.ends_with = reason, text.strip()
    said = f"Done here: “{reason.label}”. It closes with its parts: {', '.join(parts)}."
    update = enter(
        whole, UpdateKind.STATUS, by=by, text=said, at=at, visibility=Visibility.PRIVATE,
        organisation=whole.accountable, external_id=external_id,
    )  # fmt: skip
    save(whole)
    happening = StatusChanged(update=str(update.uuid), old=old, new=whole.status)
    record(happening, by=by, subject=str(whole.uuid), organisation=str(whole.accountable.uuid))
    return True


def note_part_ended(part: Request, *, by: Actor, text: str, at: datetime) -> None:
    """The whole says so, and ends with it where nothing else is awaited. A building block, on a locked part.

    The whole is locked after the part, and asked for open parts under that lock: of two that end in the same moment
    the second ends it.
    """
    if part.part_of is None:
        return
    whole = lock(part.part_of)
    if not whole.is_open:
        return
    said = f"{part.accountable.name} has ended its part. {text}".strip()
    enter(whole, UpdateKind.NOTE, by=by, text=said, at=at, organisation=part.accountable)
    if whole.ends_as is not None and not whole.parts.filter(is_open=True).exists():
        end(whole, whole.ends_as, by=by, text=" ".join(filter(None, (whole.ends_with, said))), at=at)
        return
    save(whole, is_change=False)
    tell(whole, "request-updated", by=by, text=said)


def open_whole(part: Request, *, by: Actor, at: datetime) -> None:
    """What was over is not, as long as a part of it is not. A building block."""
    whole = lock(part.part_of) if part.part_of is not None else None
    if whole is not None and not whole.is_open and whole.merged_into is None:
        resume(whole, by=by, text=f"{part.accountable.name} has opened its part again.", at=at)


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
    for prepare in _BEFORE_RESUMING:
        prepare(request, by, at)
    move_to(request, Status.OPEN, at=at)
    request.times_reopened += 1
    enter(request, UpdateKind.REOPENED, by=by, text=text.strip(), at=at, external_id=external_id)
    save(request)
    happening = RequestReopened(times_reopened=request.times_reopened)
    record(happening, by=by, subject=str(request.uuid), organisation=str(request.accountable.uuid))
    if request.part_of is None:
        tell(request, "request-updated", by=by, text=" ".join(part for part in ("Opened again.", text.strip()) if part))
    open_whole(request, by=by, at=at)
    return request
