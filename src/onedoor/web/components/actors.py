"""Who is asking: the actor behind a page."""

from collections.abc import Callable
from functools import wraps
from typing import Any, cast

from django.contrib.auth.views import redirect_to_login
from django.http import HttpRequest
from django.http.response import HttpResponseBase

from onedoor.apps.partners import services as partners
from onedoor.foundation.actors import Actor, resident
from onedoor.foundation.errors import Missing

__all__ = ["actor_of", "staff_only"]

View = Callable[..., HttpResponseBase]


def actor_of(request: HttpRequest) -> Actor:
    """The signed-in member of staff, or an unknown resident. Worked out once for each page."""
    actor = getattr(request, "_actor", None)
    if actor is None:
        actor = partners.actor_for(request.user) if request.user.is_authenticated else resident()
        request._actor = actor  # type: ignore[attr-defined]
    return cast("Actor", actor)


def staff_only(*roles: str) -> Callable[[View], View]:
    """For staff who hold one of these roles anywhere (any role, if none is named); others find no such page."""

    def decorate(view: View) -> View:
        @wraps(view)
        def guarded(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
            if not request.user.is_authenticated:
                return redirect_to_login(request.get_full_path())
            actor = actor_of(request)
            if not (actor.has_role(*roles) if roles else actor.grants):
                raise Missing("There is no such page.")
            return view(request, *args, **kwargs)

        return guarded

    return decorate
