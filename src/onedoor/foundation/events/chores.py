"""The worker's part in the event log."""

from functools import cache

from onedoor.foundation.chores import chore
from onedoor.foundation.events.delivery import Deliverer
from onedoor.foundation.events.seals import seal_batch


@cache
def _deliverer() -> Deliverer:
    return Deliverer()


def _close() -> None:
    if _deliverer.cache_info().currsize:
        _deliverer().close()


@chore("deliver-events", every=0.5, close=_close)
def deliver() -> int:
    return _deliverer().step()


@chore("seal-events", every=10)
def seal() -> int:
    return seal_batch()
