"""The worker's part in accounts: forget addresses that were typed and never opened."""

from onedoor.apps.accounts.services import remove_never_used
from onedoor.foundation.chores import chore


@chore("forget-unused-accounts", every=3600)
def forget() -> int:
    return remove_never_used()
