"""Words that come from the system a report was made in, where another body does the work."""

from collections.abc import Sequence
from datetime import datetime

from django.db import transaction

from onedoor.apps.requests.actions.changing import enter, lock, save
from onedoor.apps.requests.actions.keeping import attach, keeping
from onedoor.apps.requests.data import NewFile, UpdateKind
from onedoor.apps.requests.events import AnswerAdded
from onedoor.apps.requests.models import Request, RequestUpdate
from onedoor.foundation.actors import Actor
from onedoor.foundation.errors import Missing
from onedoor.foundation.events.log import record

__all__ = ["add_words_of_partner"]


def add_words_of_partner(
    *, by: Actor, request: Request, external_id: str, text: str, at: datetime, files: Sequence[NewFile] = ()
) -> RequestUpdate:
    """Add what the person said there; the same `external_id` again gives the same entry. Moves no status.

    Raises Missing unless this system raised the request.
    """
    with keeping(files) as kept, transaction.atomic(durable=True):
        locked = lock(request)
        if locked.raised_by != str(by):
            raise Missing("There is no such request.")
        known = locked.updates.filter(external_id=external_id).first()
        if known is not None:
            return known
        update = enter(locked, UpdateKind.ANSWER, by=by, text=text.strip(), at=at, external_id=external_id)
        attach(locked, kept, by=by, update=update)
        save(locked, is_change=False)
        happening = AnswerAdded(update=str(update.uuid), files=len(kept))
        record(happening, by=by, subject=str(locked.uuid), organisation=str(locked.accountable.uuid))
        return update
