"""Who is asking: the actor behind a page."""

from collections.abc import Callable
from functools import wraps
from typing import TYPE_CHECKING, Any, cast

from django.contrib.auth.views import redirect_to_login
from django.http import HttpRequest
from django.http.response import HttpResponseBase

from onedoor.apps.partners import services as partners
from onedoor.foundation.actors import Actor, resident
from onedoor.foundation.errors import Missing

if TYPE_CHECKING:
    from onedoor.apps.partners.models import Account

__all__ = ["actor_of", "came_with_provider", "note_provider", "provider_of_visit", "staff_only", "token_of_visit"]

_PROVIDER = "provider"
View = Callable[..., HttpResponseBase]


def actor_of(request: HttpRequest) -> Actor:
    """The signed-in member of staff, or an unknown resident. Worked out once for each page."""
    actor = getattr(request, "_actor", None)
    if actor is None:
        if request.user.is_authenticated:
            actor = partners.actor_for(request.user, visit=provider_of_visit(request))
        else:
            actor = resident()
        request._actor = actor  # type: ignore[attr-defined]
    return cast("Actor", actor)


def note_provider(request: HttpRequest, account: "Account", *, provider: str, id_token: str) -> None:
    """This visit was begun with a provider (its uuid), by that account and nobody else; with the token they sign out
    there by."""
    request.session[_PROVIDER] = {"uuid": provider, "account": str(account.pk), "id_token": id_token}


def token_of_visit(request: HttpRequest) -> str:
    """What the provider gave when this visit was begun with it; empty for a password or a passkey."""
    return str(request.session[_PROVIDER]["id_token"]) if _provider(request, request.user.pk) else ""


def provider_of_visit(request: HttpRequest) -> str:
    """Uuid of the provider this visit was begun with; empty for a password or a passkey."""
    return _provider(request, request.user.pk)


def came_with_provider(request: HttpRequest, account: "Account") -> bool:
    """Whether that account began this visit with a provider, also before it is wholly signed in."""
    return bool(_provider(request, account.pk))


def _provider(request: HttpRequest, account_pk: object) -> str:
    kept = request.session.get(_PROVIDER)
    return str(kept["uuid"]) if kept and kept["account"] == str(account_pk) else ""


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
