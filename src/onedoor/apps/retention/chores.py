"""The worker's part in retention: carry out what is switched on, once a day, and what was asked for."""

from onedoor.apps.retention.services import run_due
from onedoor.foundation.chores import chore


@chore("forget-what-is-due", every=60)
def forget() -> int:
    # Once round is enough: what was done now is not due for a day.
    run_due()
    return 0
