"""Who has signed in on this visit: a member of the public, by a link in an e-mail or with a provider."""

from collections.abc import Callable
from functools import wraps
from typing import TYPE_CHECKING, Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect

from onedoor.apps.accounts import services as accounts
from onedoor.foundation import clock
from onedoor.foundation.errors import Missing

if TYPE_CHECKING:
    from onedoor.apps.accounts.models import ResidentAccount

__all__ = ["forget", "remember", "signed_in_only"]

_KEY = "account"
# Phones and library computers are shared: after so many seconds the link is asked for again.
_LASTS = 2 * 60 * 60


def remember(request: HttpRequest, account: "ResidentAccount", *, id_token: str = "") -> None:
    """From here on this visit is theirs, under a new session key and with nothing of who was here before.

    `id_token` is the provider's, with which they are signed out there when they sign out here.
    """
    kept = {name: request.session[name] for name in ("home",) if name in request.session}
    request.session.flush()
    request.session.update(kept)
    request.session[_KEY] = {"uuid": str(account.uuid), "at": clock.now().timestamp(), "id_token": id_token}


def forget(request: HttpRequest) -> str:
    """Nothing of this visit is left in the browser. Returns the provider's token of it, if there was one."""
    id_token = request.session.get(_KEY, {}).get("id_token", "")
    request.session.flush()
    return str(id_token)


def signed_in_only(view: Callable[..., HttpResponse]) -> Callable[..., HttpResponse]:
    """Gives the view the account after the request; whoever has not signed in is asked to."""

    @wraps(view)
    def guarded(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        account = _account_of(request)
        return view(request, account, *args, **kwargs) if account else redirect("portal:you-sign-in")

    return guarded


def _account_of(request: HttpRequest) -> "ResidentAccount | None":
    kept = request.session.get(_KEY)
    if not kept or clock.now().timestamp() - kept["at"] > _LASTS:
        return None
    try:
        account = accounts.get_account(kept["uuid"])
    except Missing:
        return None
    has_ended = account.signed_out_at is not None and kept["at"] <= account.signed_out_at.timestamp()
    return None if has_ended else account
