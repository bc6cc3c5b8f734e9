"""The worker's part in requests: what was begun and never sent goes after a month."""

from onedoor.apps.requests.actions.saving import clear_expired_drafts
from onedoor.foundation.chores import chore


@chore("clear-saved-drafts", every=3600)
def clear() -> int:
    return clear_expired_drafts()
