"""Whatever is new in any record is held against everybody else's, some time after: nobody has to run a command."""

from datetime import timedelta

from django.db import transaction

from onedoor.apps.people.actions.matching import match_newcomer
from onedoor.apps.people.models import MatchRecord
from onedoor.foundation import clock

__all__ = ["match_what_is_new"]

_AT_ONCE = 50
# An adviser may still be writing: of half a record the matcher would be in doubt, and reviewers asked for nothing.
_LEFT_ALONE_FOR = timedelta(minutes=5)


def match_what_is_new(*, most: int = _AT_ONCE) -> int:
    """Look at so many records that were made or changed since they were looked at; how many there were.

    Each in its own transaction: a run cut short goes on where it was, and two at once take different records.
    """
    done = 0
    while done < most and _take_next():
        done += 1
    return done


@transaction.atomic(durable=True)
def _take_next() -> bool:
    settled = clock.now() - _LEFT_ALONE_FOR
    due = MatchRecord.objects.select_for_update(of=("self",), skip_locked=True).select_related("resident")
    # What is kept and not used waits until it may be used again.
    found = due.filter(is_new=True, resident__updated_at__lte=settled, resident__restricted_at=None).order_by("pk")
    record = found.first()
    if record is None:
        return False
    record.is_new = False
    record.save(update_fields=["is_new"])
    match_newcomer(record.resident)
    return True
