"""What the team's history says of what the public sees; and apps that forget with a request what they hold of it."""

from django.db import connection

from onedoor.apps.requests.actions.changing import enter, lock_for_work, save
from onedoor.apps.requests.data import UpdateKind, Visibility
from onedoor.apps.requests.models import Request, RequestUpdate
from onedoor.foundation.actors import Actor
from onedoor.foundation.errors import Conflict

__all__ = ["note_moderation"]


def note_moderation(
    *, by: Actor, request: Request, text: str, version: int | None = None, is_hidden: bool | None = None
) -> RequestUpdate:
    """Enter it where the team alone reads it, and hide the request or show it again (a building block).

    Raises Missing for whoever may not work on it, Conflict where it is hidden, or shown, already.
    """
    assert connection.in_atomic_block, "It is noted in the transaction that changes what is shown."
    locked = lock_for_work(request, by=by, version=version)
    if is_hidden is not None:
        if locked.is_hidden == is_hidden or locked.forgotten_at is not None:
            raise Conflict(f"{locked.reference} is {'hidden' if locked.is_hidden else 'shown'} already.")
        locked.is_hidden = is_hidden
    entry = enter(locked, UpdateKind.MODERATED, by=by, text=text, visibility=Visibility.PRIVATE)
    save(locked)
    return entry
