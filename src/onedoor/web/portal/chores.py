"""The worker's part in the portal: photos of drafts that were never sent do not stay."""

from onedoor.foundation.chores import chore
from onedoor.web.portal.sending.photos import clear_forgotten_photos


@chore("clear-draft-photos", every=3600)
def clear() -> int:
    return clear_forgotten_photos()
