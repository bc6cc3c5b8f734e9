"""The worker's part in sharing: what comes into force or runs out by the calendar. Messages writes the reminders."""

from onedoor.apps.sharing.services import end_due, start_due
from onedoor.foundation.chores import chore


@chore("start-and-end-agreements", every=60)
def keep_to_the_calendar() -> int:
    return end_due() + start_due()
