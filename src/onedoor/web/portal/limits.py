"""Limits against abuse, by network address. Counted in the cache: nothing of it is kept."""

from collections.abc import Callable
from functools import wraps
from typing import Any, TypeVar, cast

from django.core.cache import cache
from django.http import HttpRequest
from django.http.response import HttpResponseBase
from django.utils.translation import gettext

from onedoor.foundation.callers import address_of
from onedoor.foundation.errors import OnedoorError

__all__ = ["TooMany", "limited"]

View = TypeVar("View", bound=Callable[..., HttpResponseBase])


class TooMany(OnedoorError):
    """More was asked from one address than people ask."""

    code = "too_many"
    http_status = 429


def limited(name: str, *, most: int, seconds: int, methods: tuple[str, ...] = ("POST",)) -> Callable[[View], View]:
    """At most so many POSTs (or others) to the view from one address in so many seconds; raises TooMany."""

    def decorate(view: View) -> View:
        @wraps(view)
        def guarded(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
            if request.method in methods:
                key = f"limit:{name}:{address_of(request)}"
                cache.add(key, 0, seconds)
                try:
                    count = cache.incr(key)
                except ValueError:  # It ran out between the two calls.
                    count = 1
                if count > most:
                    raise TooMany(
                        gettext("You have done this many times in a short while. Wait a little, then try again.")
                    )
            return view(request, *args, **kwargs)

        return cast("View", guarded)

    return decorate
