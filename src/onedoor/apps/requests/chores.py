"""The worker’s part in requests: who is told of what is late, and what comes to its end by itself."""

from onedoor.apps.requests.actions.outside import expire_questions
from onedoor.apps.requests.actions.saving import clear_expired_drafts
from onedoor.apps.requests.actions.undoing import clear_runs
from onedoor.apps.requests.services import watch_requests
from onedoor.foundation.chores import chore


@chore("clear-saved-drafts", every=3600)
def clear() -> int:
    return clear_expired_drafts()


@chore("end-outside-questions", every=600)
def end_questions() -> int:
    return expire_questions()


@chore("forget-bulk-runs", every=3600)
def forget_runs() -> int:
    return clear_runs()


@chore("watch-requests", every=60)
def watch() -> int:
    return watch_requests()
