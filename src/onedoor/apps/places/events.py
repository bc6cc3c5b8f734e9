"""What happened in places."""

from dataclasses import dataclass

from onedoor.foundation.events.log import Happening

__all__ = ["DataImported"]


@dataclass(frozen=True)
class DataImported(Happening):
    """A publisher's data was brought in. `kind` as in `onedoor import KIND`; the counts are of rows."""

    type = "places.data_imported.v1"

    kind: str
    new: int
    changed: int
    ended: int
