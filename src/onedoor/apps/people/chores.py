"""The worker's part in people: link what is new across bodies."""

from onedoor.apps.people.services import match_what_is_new
from onedoor.foundation.chores import chore


@chore("link-what-is-new", every=30)
def link_new() -> int:
    return match_what_is_new()
