"""What the worker does over and over. An app adds its own in a module `chores.py`, which the worker finds by itself:

    @chore("send-messages", every=1)
    def send() -> int:
        return services.send_waiting()

A chore does a little at a time and returns how much it did: it is called again at once while there is more. It may be
killed at any moment, and several workers may run it at the same time.
"""

from collections.abc import Callable
from dataclasses import dataclass

from django.utils.module_loading import autodiscover_modules

__all__ = ["Chore", "chore", "find_chores"]


@dataclass(frozen=True, slots=True)
class Chore:
    """`every` is in seconds, counted from the end of a round in which there was nothing to do."""

    name: str
    every: float
    run: Callable[[], int]
    close: Callable[[], None] | None = None


_CHORES: dict[str, Chore] = {}


def chore(
    name: str, *, every: float, close: Callable[[], None] | None = None
) -> Callable[[Callable[[], int]], Callable[[], int]]:
    """Register a function as a chore; `close` is called once when the worker ends."""

    def register(run: Callable[[], int]) -> Callable[[], int]:
        _CHORES[name] = Chore(name, every, run, close)
        return run

    return register


def find_chores() -> list[Chore]:
    """Every chore of every installed app."""
    # The log's own are listed first; importing here keeps this module free of what chores need.
    autodiscover_modules("chores", "events.chores")
    return list(_CHORES.values())
