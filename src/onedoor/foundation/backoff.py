"""When to try again. Pure: no Django, no database."""

import random
from datetime import timedelta

__all__ = ["TRIES", "retry_after"]

# With the waits below, the last try comes about a day after the first.
TRIES = 12
_FIRST_SECONDS = 5.0
_FACTOR = 3.0
_LONGEST_SECONDS = 6 * 60 * 60.0


def retry_after(attempts: int, chance: random.Random | None = None) -> timedelta:
    """How long to wait after that many failed tries: 5 s, 15 s, 45 s … up to six hours, each cut by up to a third.

    The cut (jitter) keeps what failed together from coming back together.
    """
    # Not for secrets, so the plain generator will do.
    chance = chance or random.Random()  # noqa: S311
    seconds = min(_FIRST_SECONDS * _FACTOR ** (attempts - 1), _LONGEST_SECONDS)
    return timedelta(seconds=seconds * chance.uniform(2 / 3, 1))
