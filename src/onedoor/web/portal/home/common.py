"""What people come for most."""

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from onedoor.apps.directory.data import RequestKind

if TYPE_CHECKING:
    from onedoor.apps.directory.models import Service

__all__ = ["common_tasks"]

# Told by published request figures of English councils: streets and waste lead everywhere. Those an installation
# has not written up are passed over, and the list is filled with others that can be done here.
_MOST_WANTED = (
    "pothole",
    "missed-bin",
    "bin-collection",
    "council-tax",
    "fly-tipping",
    "bulky",
    "street-light",
    "blue-badge",
    "rent-help",
    "dog-fouling",
    "abandoned-vehicle",
)
_SHOWN = 8


def common_tasks(by_topic: "Mapping[str, Sequence[Service]]") -> "list[Service]":
    """Up to eight services that can be done here, the most wanted first."""
    doable = [service for services in by_topic.values() for service in services if service.kind != RequestKind.NONE]

    def rank(service: "Service") -> int:
        fits = (at for at, word in enumerate(_MOST_WANTED) if service.slug.startswith(word))
        return next(fits, len(_MOST_WANTED))

    return sorted(doable, key=rank)[:_SHOWN]
