"""Trying again when a reference made by chance was taken already.

There are 30^7 references. Among five million requests one new one in about 4,400 meets an old one, and asking first
would cost every request a query.
"""

from collections.abc import Callable
from functools import wraps
from typing import ParamSpec, TypeVar

from django.db import IntegrityError

__all__ = ["retried_when_reference_is_taken"]

_P = ParamSpec("_P")
_R = TypeVar("_R")
_TRIES = 4


def retried_when_reference_is_taken(action: Callable[_P, _R]) -> Callable[_P, _R]:
    """Stands outside `transaction.atomic`: the whole action runs again, with a new reference."""

    @wraps(action)
    def attempt(*args: _P.args, **kwargs: _P.kwargs) -> _R:
        for _ in range(_TRIES - 1):
            try:
                return action(*args, **kwargs)
            except IntegrityError as error:
                if "reference" not in str(error):
                    raise
        return action(*args, **kwargs)

    return attempt
