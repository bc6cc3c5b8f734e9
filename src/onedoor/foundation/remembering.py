"""Small reads that every call repeats, kept by each process for a few seconds instead of being asked again."""

import time
from collections.abc import Callable, Hashable
from functools import wraps
from typing import Any, ParamSpec, TypeVar

from django.conf import settings

__all__ = ["forget_all", "remembered", "remembered_briefly", "remembered_where"]

Given = ParamSpec("Given")
Answer = TypeVar("Answer")

# Far more than a partnership has services and bodies; keeps a caller who tries names from filling the memory.
_MOST_ANSWERS = 5_000
_memories: list[dict[Hashable, tuple[float, Any]]] = []


def remembered(read: Callable[Given, Answer]) -> Callable[Given, Answer]:
    """Decorates a read of few rows that seldom change and that may be `MEMORY_SECONDS` old.

    What it answers is shared by threads and must not be changed.
    """
    return _remembered(read, float("inf"))


def remembered_briefly(read: Callable[Given, Answer]) -> Callable[Given, Answer]:
    """As `remembered`, for one second at most: what tells whether something larger in memory still holds."""
    return _remembered(read, 1.0)


def remembered_where(
    is_worth_it: Callable[[Any], bool],
) -> Callable[[Callable[Given, Answer]], Callable[Given, Answer]]:
    """Decorates as `remembered` does; of an answer that is not worth it nothing is kept, so the next is new."""
    return lambda read: _remembered(read, float("inf"), is_worth_it)


def _remembered(
    read: Callable[Given, Answer], most_seconds: float, is_worth_it: Callable[[Any], bool] = lambda answer: True
) -> Callable[Given, Answer]:
    kept: dict[Hashable, tuple[float, Answer]] = {}
    _memories.append(kept)

    @wraps(read)
    def remember(*args: Given.args, **kwargs: Given.kwargs) -> Answer:
        key = (args, tuple(kwargs.items()))
        # Dated before the reading: what changes meanwhile is not taken for newer than it is.
        now = time.monotonic()
        found = kept.get(key)
        if found is not None and 0 <= now - found[0] < min(settings.MEMORY_SECONDS, most_seconds):
            return found[1]
        answer = read(*args, **kwargs)
        if len(kept) >= _MOST_ANSWERS:
            kept.clear()
        if is_worth_it(answer):
            kept[key] = (now, answer)
        return answer

    return remember


def forget_all() -> None:
    """Read everything again next time, in this process; actions call it that change what is remembered."""
    for kept in _memories:
        kept.clear()
