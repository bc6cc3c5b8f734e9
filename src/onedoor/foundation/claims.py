"""Taking rows to work on so that no other worker takes them too, without holding a lock while working.

A claim is a time written into `claimed_until`. A worker that dies leaves it behind, and when it has run out the row
can be taken again: work is done at least once, and whoever receives it recognises a repeat by its id.
"""

from collections.abc import Sequence
from datetime import timedelta
from typing import Any

from django.conf import settings
from django.db import connection, models, transaction
from django.db.models import Q

from onedoor.foundation import clock

__all__ = ["claim"]


def claim(waiting: models.QuerySet[Any], limit: int) -> Sequence[int]:
    """Ids of up to `limit` rows that are due and unclaimed, oldest first, now claimed by the caller.

    The model has `next_attempt_at` and `claimed_until`; `waiting` must already leave out what is done.
    """
    now = clock.now()
    due = waiting.filter(Q(claimed_until__isnull=True) | Q(claimed_until__lt=now), next_attempt_at__lte=now)
    # Asked first without a transaction: on SQLite opening one takes the only write lock there is.
    if not due.exists():
        return ()
    with transaction.atomic(durable=True):
        if connection.features.has_select_for_update_skip_locked:
            due = due.select_for_update(skip_locked=True)
        # On SQLite the transaction began IMMEDIATE, so nobody else can claim between the two statements.
        taken = list(due.order_by("next_attempt_at", "id").values_list("id", flat=True)[:limit])
        until = now + timedelta(seconds=settings.CLAIM_SECONDS)
        waiting.model._default_manager.filter(id__in=taken).update(claimed_until=until)
    return taken
