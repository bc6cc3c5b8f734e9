"""Staff sign in with their own organisation's provider."""

import logging

from allauth.account.adapter import get_adapter
from allauth.account.internal.flows.login import perform_login, record_authentication
from allauth.account.models import Login
from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.decorators.cache import never_cache
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from onedoor.apps.partners import services as partners
from onedoor.apps.partners.data import StaffVisit
from onedoor.foundation.errors import Missing
from onedoor.foundation.openid.client import begin
from onedoor.foundation.openid.errors import SignInFailed
from onedoor.web.components.actors import note_provider
from onedoor.web.components.tickets import keep, take
from onedoor.web.office.sign_in.forms import OrganisationForm
from onedoor.web.office.sign_in.second_step import note_second_step
from onedoor.web.portal.limits import limited

log = logging.getLogger(__name__)


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
@limited("staff-provider", most=60, seconds=900)
def choose(request: HttpRequest) -> HttpResponse:
    """By the domain of their e-mail address. The way there is a link: a form must not lead to another site."""
    form = OrganisationForm(request.POST or None)
    provider = form.provider if form.is_valid() else None
    context = {"form": form, "provider": provider, "next": _next(request)}
    return render(request, "office/sign_in/organisation.html", context, status=400 if form.errors else 200)


@never_cache
@require_safe
@limited("staff-provider-start", most=300, seconds=900, methods=("GET",))
def start(request: HttpRequest, slug: str) -> HttpResponse:
    provider = partners.get_provider(slug)
    try:
        address, ticket = begin(partners.client_of(provider), redirect_uri=_return_address(slug))
    except SignInFailed as error:
        return _failed(request, slug, error)
    keep(request, ticket | {"next": _next(request)})
    return redirect(address)


@never_cache
@require_safe
@limited("staff-provider-return", most=300, seconds=900, methods=("GET",))
def come_back(request: HttpRequest, slug: str) -> HttpResponse:
    provider, ticket = partners.get_provider(slug), take(request)
    try:
        visit = partners.finish_staff_sign_in(provider=provider, ticket=ticket, answer=request.GET.dict())
    except SignInFailed as error:
        return _failed(request, slug, error)
    return _let_in(request, visit, ticket["next"] if ticket else "")


@csrf_exempt
@never_cache
@require_POST
@limited("staff-provider-signed-out", most=600, seconds=60)
def signed_out(request: HttpRequest, slug: str) -> HttpResponse:
    """The provider says that somebody signed out there. Its signature is all it shows; no cookie comes with it."""
    try:
        token = request.POST.get("logout_token", "")
        partners.sign_out_staff_by_token(provider=partners.get_provider(slug), token=token)
    except SignInFailed as error:
        log.warning("A logout token for %s was not believed: %s", slug, error.message)
        return HttpResponse(status=400)
    return HttpResponse(status=200)


def _let_in(request: HttpRequest, visit: StaffVisit, then: str) -> HttpResponse:
    """A new session. Two steps there are two steps here; otherwise the one they have here is asked for as ever."""
    request.session.flush()
    login = Login(user=visit.account, redirect_url=then or reverse("staff:home"))
    record_authentication(request, visit.account, method="provider", provider=visit.provider)
    note_provider(request, visit.account, provider=visit.provider, id_token=visit.id_token)
    if not visit.has_second_step:
        response: HttpResponse = perform_login(request, login)
        return response
    note_second_step(request, visit.account)
    adapter = get_adapter()
    adapter.login(request, visit.account)
    return adapter.post_login(  # type: ignore[no-any-return]
        request, visit.account, email_verification=login.email_verification, signal_kwargs=None, email=None,
        signup=False, redirect_url=login.redirect_url,
    )  # fmt: skip


def _next(request: HttpRequest) -> str:
    """Where they wanted to go, if it is here."""
    wanted = request.POST.get("next") or request.GET.get("next", "")
    is_ours = url_has_allowed_host_and_scheme(
        wanted, allowed_hosts={request.get_host()}, require_https=request.is_secure()
    )
    return wanted if is_ours and wanted.startswith("/") else ""


def _return_address(slug: str) -> str:
    return str(settings.PUBLIC_URL + reverse("account_provider_return", args=[slug]))


def _failed(request: HttpRequest, slug: str, error: SignInFailed) -> HttpResponse:
    if error.code not in {"refused", "stale", "unknown"}:
        log.warning("Staff sign-in of %s failed (%s): %s", slug, error.code, error.message)
    organisation = partners.find_organisation(slug)
    if organisation is None:
        raise Missing("There is no such page.")
    context = {"code": error.code, "organisation": organisation}
    status = 503 if error.code == "unavailable" else 400
    return render(request, "office/sign_in/provider_failed.html", context, status=status)
