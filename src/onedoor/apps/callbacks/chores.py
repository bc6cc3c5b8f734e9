"""The worker's part in callbacks: the clock."""

from onedoor.apps.callbacks.services import watch_call_backs
from onedoor.foundation.chores import chore


@chore("watch-call-backs", every=30)
def watch() -> int:
    return watch_call_backs()
