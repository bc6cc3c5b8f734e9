"""The worker's part in contacts: alerts about risk to be looked at again; asking people sent on whether it worked."""

from onedoor.apps.contacts.services import ask_about_signposts, read_mailboxes, remind_of_alerts
from onedoor.apps.people.services import end_lapsed_alerts
from onedoor.foundation.chores import chore


@chore("look-at-alerts-again", every=3600)
def look_at_alerts_again() -> int:
    return end_lapsed_alerts() + remind_of_alerts()


@chore("ask-about-signposts", every=600)
def ask() -> int:
    return ask_about_signposts()


@chore("read-mailboxes", every=60)
def read() -> int:
    return read_mailboxes()
