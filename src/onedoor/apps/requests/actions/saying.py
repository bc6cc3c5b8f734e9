"""What people and staff say about a request: notes, chases, questions and answers."""

from collections.abc import Sequence

from django.db import transaction

from onedoor.apps.people.data import Sight
from onedoor.apps.requests import access
from onedoor.apps.requests.actions.changing import enter, lock, lock_for_work, move_to, refuse_closed, save, tell, words
from onedoor.apps.requests.actions.courses import back_at_work
from onedoor.apps.requests.actions.keeping import attach, keeping
from onedoor.apps.requests.actions.mentioning import mention_colleagues
from onedoor.apps.requests.data import NewFile, Status, UpdateKind, Visibility
from onedoor.apps.requests.events import AnswerAdded, NoteAdded, PersonAsked, RequestChased
from onedoor.apps.requests.models import Request, RequestUpdate
from onedoor.foundation import clock
from onedoor.foundation.actors import Actor
from onedoor.foundation.errors import Denied, Missing
from onedoor.foundation.events.log import record

__all__ = [
    "add_note",
    "add_note_in_transaction",
    "answer",
    "answer_in_transaction",
    "ask_person",
    "chase",
    "chase_in_transaction",
    "lock_for_saying",
]


def lock_for_saying(request: Request, *, by: Actor, version: int | None = None, sight: Sight | None = None) -> Request:
    """As `lock`, for whoever may read the request; residents were let in by the face that checked their proof."""
    locked = lock(request, version=version)
    if by.kind in {"resident", "system"} or access.requests_visible_to(by, sight).filter(pk=locked.pk).exists():
        return locked
    raise Missing("There is no such request.")


@transaction.atomic(durable=True)
def add_note(
    *, by: Actor, request: Request, text: str, visibility: Visibility | str = Visibility.PRIVATE
) -> RequestUpdate:
    """Write a note: a private one is read by the actor's organisation only, a public one is sent to the person.

    A colleague named in a private one with an @ is told; raises Invalid where they may not read it.
    """
    return add_note_in_transaction(by=by, request=request, text=text, visibility=visibility)


def add_note_in_transaction(
    *,
    by: Actor,
    request: Request,
    text: str,
    visibility: Visibility | str = Visibility.PRIVATE,
    sight: Sight | None = None,
) -> RequestUpdate:
    """`add_note` as a part of something larger."""
    text = words(text)
    visibility = Visibility(visibility)
    if by.kind == "resident" and visibility == Visibility.PRIVATE:
        raise Denied("Only staff write private notes.")
    locked = lock_for_saying(request, by=by, sight=sight)
    update = enter(locked, UpdateKind.NOTE, by=by, text=text, visibility=visibility)
    save(locked, is_change=False)
    _record(NoteAdded(update=str(update.uuid), visibility=visibility), locked, by)
    if visibility == Visibility.PRIVATE and by.kind == "staff":
        mention_colleagues(update, by=by)
    if visibility == Visibility.PUBLIC:
        tell(locked, "request-updated", by=by, text=text)
    return update


@transaction.atomic(durable=True)
def chase(*, by: Actor, request: Request, text: str = "") -> RequestUpdate:
    """Note that the person asked what has become of it; raises Conflict where it is closed (reopen it instead)."""
    return chase_in_transaction(by=by, request=request, text=text)


def chase_in_transaction(*, by: Actor, request: Request, text: str = "", sight: Sight | None = None) -> RequestUpdate:
    """`chase` as a part of something larger."""
    text = words(text) if text.strip() else "Asked what has become of this."
    locked = lock_for_saying(request, by=by, sight=sight)
    refuse_closed(locked)
    update = enter(locked, UpdateKind.CHASE, by=by, text=text)
    save(locked, is_change=False)
    days = (clock.now() - locked.raised_at).days
    _record(RequestChased(update=str(update.uuid), days_open=days, is_overdue=locked.is_overdue), locked, by)
    return update


@transaction.atomic(durable=True)
def ask_person(*, by: Actor, request: Request, text: str, version: int | None = None) -> RequestUpdate:
    """Ask the person something; the request waits for their answer."""
    text = words(text, missing="Write what you want to ask.")
    locked = lock_for_work(request, by=by, version=version)
    refuse_closed(locked)
    move_to(locked, Status.WAITING, at=clock.now())
    update = enter(locked, UpdateKind.QUESTION, by=by, text=text)
    save(locked)
    _record(PersonAsked(update=str(update.uuid)), locked, by)
    tell(locked, "request-question", by=by, text=text)
    return update


def answer(*, by: Actor, request: Request, text: str, files: Sequence[NewFile] = ()) -> RequestUpdate:
    """Add what the person says, or shows; a request that waited for it is open again."""
    text = words(text) if text.strip() or not files else ""
    with keeping(files) as kept, transaction.atomic(durable=True):
        update = answer_in_transaction(by=by, request=request, text=text, files=len(kept))
        attach(update.request, kept, by=by, update=update)
        return update


def answer_in_transaction(*, by: Actor, request: Request, text: str, files: int = 0) -> RequestUpdate:
    """`answer` as a part of something larger, which adds that many files itself."""
    locked = lock_for_saying(request, by=by)
    if locked.status == Status.WAITING:
        status, state = back_at_work(locked)
        move_to(locked, status, at=clock.now(), state=state)
    update = enter(locked, UpdateKind.ANSWER, by=by, text=text)
    save(locked)
    _record(AnswerAdded(update=str(update.uuid), files=files), locked, by)
    return update


def _record(happening: NoteAdded | RequestChased | PersonAsked | AnswerAdded, request: Request, by: Actor) -> None:
    record(happening, by=by, subject=str(request.uuid), organisation=str(request.accountable.uuid))
