"""The worker's part in contacts: alerts about risk that are to be looked at again, or that nobody looked at."""

from onedoor.apps.contacts.services import remind_of_alerts
from onedoor.apps.people.services import end_lapsed_alerts
from onedoor.foundation.chores import chore


@chore("look-at-alerts-again", every=3600)
def look_at_alerts_again() -> int:
    return end_lapsed_alerts() + remind_of_alerts()
