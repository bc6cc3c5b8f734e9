"""The worker's part in requests: who is told of what is late; what was begun and never sent goes after a month."""

from onedoor.apps.requests.actions.saving import clear_expired_drafts
from onedoor.apps.requests.services import watch_requests
from onedoor.foundation.chores import chore


@chore("clear-saved-drafts", every=3600)
def clear() -> int:
    return clear_expired_drafts()


@chore("watch-requests", every=60)
def watch() -> int:
    return watch_requests()
