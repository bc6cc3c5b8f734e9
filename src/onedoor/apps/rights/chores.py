"""The worker's part in rights: making copies, and not keeping them."""

from onedoor.apps.rights.services import clear_old_copies, make_copies
from onedoor.foundation.chores import chore


@chore("make-copies", every=3)
def make() -> int:
    return make_copies()


@chore("clear-old-copies", every=3600)
def clear() -> int:
    return clear_old_copies()
