"""What happens to residents' records."""

from dataclasses import dataclass

from onedoor.foundation.events.log import Happening

__all__ = ["ResidentCreated", "ResidentUpdated"]


@dataclass(frozen=True)
class ResidentCreated(Happening):
    """A record was opened. Nothing of what it says stands here."""

    type = "people.resident_created.v1"


@dataclass(frozen=True)
class ResidentUpdated(Happening):
    """These fields were changed: their names, never their values."""

    type = "people.resident_updated.v1"
    fields: tuple[str, ...]
