"""The worker's part in publishing."""

from onedoor.apps.publishing.actions.alerting import clear_unconfirmed_alerts, tell_alerts
from onedoor.foundation.chores import chore


@chore("tell-of-new-reports", every=600)
def tell() -> int:
    return tell_alerts()


@chore("clear-unconfirmed-alerts", every=3600)
def clear() -> int:
    return clear_unconfirmed_alerts()
