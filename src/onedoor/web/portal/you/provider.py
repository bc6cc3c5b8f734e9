"""Signing in with GOV.UK One Login, or whoever this installation asks instead: off unless it is set up."""

import logging

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import get_language
from django.views.decorators.cache import never_cache
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_POST, require_safe

from onedoor.apps.accounts import services as accounts
from onedoor.foundation.errors import Missing
from onedoor.foundation.openid.client import Client, begin, sign_out_address
from onedoor.foundation.openid.errors import SignInFailed
from onedoor.foundation.openid.identity import ADDRESS, CORE_IDENTITY
from onedoor.web.components.tickets import keep, take
from onedoor.web.portal.limits import limited
from onedoor.web.portal.you.signed_in import remember

__all__ = ["client", "proves", "provider_name", "provider_sign_out"]

log = logging.getLogger(__name__)


def provider_name() -> str:
    """What to call the provider; empty where none is set up."""
    return settings.ONE_LOGIN_NAME if settings.ONE_LOGIN_CLIENT_ID else ""


def proves() -> bool:
    """Whether people may be sent there to prove who they are."""
    return bool(settings.ONE_LOGIN_CLIENT_ID and settings.ONE_LOGIN_IDENTITY_ISSUER)


def client(*, to_prove: bool = False) -> Client:
    """Us, as the provider knows us; raises Missing where none is set up."""
    if not settings.ONE_LOGIN_CLIENT_ID or (to_prove and not proves()):
        raise Missing("There is no such page.")
    return Client(
        issuer=settings.ONE_LOGIN_ISSUER,
        client_id=settings.ONE_LOGIN_CLIENT_ID,
        key=settings.ONE_LOGIN_KEY,
        # Proof of who somebody is, is given only where they signed in with two factors.
        level="P2.Cl.Cm" if to_prove else settings.ONE_LOGIN_LEVEL,
        claims=(CORE_IDENTITY, ADDRESS) if to_prove else (),
    )


@never_cache
@require_safe
@limited("you-provider", most=20, seconds=900, methods=("GET",))
def set_out(request: HttpRequest) -> HttpResponse:
    """Sends them to the provider; with `prove`, to prove who they are as well."""
    language = "cy" if get_language() == "cy" else "en"
    us = client(to_prove="prove" in request.GET)
    try:
        address, ticket = begin(us, redirect_uri=_return_address(), ui_locales=language)
    except SignInFailed as error:
        return _failed(request, error)
    keep(request, ticket)
    return redirect(address)


@never_cache
@require_safe
@limited("you-provider-return", most=20, seconds=900, methods=("GET",))
def come_back(request: HttpRequest) -> HttpResponse:
    """Whoever signed in there is signed in here, under a new session and with nothing of who was here before."""
    us, ticket = client(), take(request)
    try:
        account, id_token = accounts.finish_sign_in(
            client=us, ticket=ticket, answer=request.GET.dict(),
            identity_issuer=settings.ONE_LOGIN_IDENTITY_ISSUER if ticket and ticket["level"].startswith("P2") else "",
        )  # fmt: skip
    except SignInFailed as error:
        return _failed(request, error)
    remember(request, account, id_token=id_token)
    wanted_proof = ticket is not None and ticket["level"].startswith("P2")
    return redirect("portal:you-information" if wanted_proof else "portal:you")


@csrf_exempt
@never_cache
@require_POST
@limited("you-provider-signed-out", most=600, seconds=60)
def signed_out(request: HttpRequest) -> HttpResponse:
    """The provider says that somebody signed out there. Its signature is all it shows; no cookie comes with it."""
    try:
        accounts.sign_out_by_token(client=client(), token=request.POST.get("logout_token", ""))
    except SignInFailed as error:
        log.warning("A logout token was not believed: %s", error.message)
        return HttpResponse(status=400)
    return HttpResponse(status=200)


def provider_sign_out(id_token: str) -> str:
    """Where the browser signs out at the provider as well; our own first page if that cannot be."""
    home = settings.PUBLIC_URL + reverse("portal:home")
    if not id_token or not settings.ONE_LOGIN_CLIENT_ID:
        return reverse("portal:home")
    try:
        return sign_out_address(client(), id_token=id_token, come_back_to=home) or reverse("portal:home")
    except SignInFailed:
        return reverse("portal:home")


def _return_address() -> str:
    return str(settings.PUBLIC_URL + reverse("portal:you-provider-return"))


def _failed(request: HttpRequest, error: SignInFailed) -> HttpResponse:
    """In plain words; what an operator needs to know goes to the log, and nobody is named there."""
    if error.code not in {"refused", "stale"}:
        log.warning("Sign-in with %s failed (%s): %s", settings.ONE_LOGIN_NAME, error.code, error.message)
    context = {"code": error.code, "provider": provider_name()}
    status = 503 if error.code == "unavailable" else 400
    return render(request, "portal/you/provider_failed.html", context, status=status)
