"""What happened to assets. Numbers only."""

from dataclasses import dataclass

from onedoor.foundation.events.log import Happening

__all__ = ["AssetsImported"]


@dataclass(frozen=True)
class AssetsImported(Happening):
    """All things of a kind were taken in from their owner's file."""

    type = "assets.assets_imported.v1"
    kind: str
    new: int
    changed: int
    gone: int
