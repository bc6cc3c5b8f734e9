"""What the demonstration says of itself in the event log."""

from dataclasses import dataclass
from typing import ClassVar

from onedoor.foundation.events.log import Happening

__all__ = ["DemonstrationMade"]


@dataclass(frozen=True)
class DemonstrationMade(Happening):
    """An invented partnership was put in; everything before this event is made up."""

    type: ClassVar[str] = "demonstration.made.v1"
    seed: int
    residents: int
    requests: int
    contacts: int
