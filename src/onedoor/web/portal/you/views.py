"""What is a person's own: everything they asked for, and who has looked at their information."""

from typing import TYPE_CHECKING
from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from onedoor.apps.accounts import services as accounts
from onedoor.apps.requests import services as requests
from onedoor.apps.sharing import services as sharing
from onedoor.foundation.actors import resident
from onedoor.foundation.errors import Invalid, Missing
from onedoor.web.portal.limits import limited
from onedoor.web.portal.tracking.grants import grant
from onedoor.web.portal.you.forms import CheckForm, SignInForm
from onedoor.web.portal.you.looks import looks_in_words
from onedoor.web.portal.you.provider import proves, provider_name, provider_sign_out
from onedoor.web.portal.you.signed_in import forget, remember, signed_in_only
from onedoor.web.portal.you.speaking import speakers_in_words

if TYPE_CHECKING:
    from onedoor.apps.accounts.models import ResidentAccount

_MOST = 100


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
@limited("you-sign-in", most=10, seconds=900)
def sign_in(request: HttpRequest) -> HttpResponse:
    """Sends the link, and answers alike whoever the address belongs to."""
    form = SignInForm(request.POST or None)
    if not form.is_valid():
        return render(request, "portal/you/sign_in.html", {"form": form, "provider": provider_name()})
    email = form.cleaned_data["email"]
    accounts.send_link(by=resident(), email=email, language=get_language() or "en-gb")
    return render(request, "portal/you/sent.html", {"email": email})


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
@limited("you-open", most=20, seconds=900)
def open_link(request: HttpRequest, token: str) -> HttpResponse:
    """The link we sent. Programs that look into mail open links too, so a person says that it is them."""
    if request.method != "POST":
        return render(request, "portal/you/open.html")
    try:
        account = accounts.sign_in(token=token)
    except Missing:
        return render(request, "portal/you/open.html", {"is_spent": True}, status=404)
    remember(request, account)
    return redirect("portal:you")


@require_POST
def sign_out(request: HttpRequest) -> HttpResponse:
    """Where a provider signed them in, it signs them out too: the next one at a shared computer is not let in by it."""
    id_token = forget(request)
    messages.success(request, _("You have signed out."))
    return redirect(provider_sign_out(id_token))


@never_cache
@signed_in_only
@require_safe
def home(request: HttpRequest, account: "ResidentAccount") -> HttpResponse:
    """Everything they asked of any body, in one list."""
    context = {
        "account": account,
        "asked": requests.requests_of_address(account.email)[:_MOST],
        "followed": requests.followed_from_address(account.email)[:_MOST],
    }
    return render(request, "portal/you/home.html", context)


@never_cache
@signed_in_only
@require_safe
def request_of_theirs(request: HttpRequest, account: "ResidentAccount", uuid: UUID) -> HttpResponse:
    """Opens one of them, as its own link would."""
    found = requests.get_request_of_address(uuid, account.email)
    grant(request, found, is_owner=True)
    return redirect("portal:request", found.uuid)


@never_cache
@signed_in_only
@require_http_methods(["GET", "HEAD", "POST"])
@limited("you-check", most=5, seconds=3600)
def check(request: HttpRequest, account: "ResidentAccount") -> HttpResponse:
    """Shows that the records are theirs. Which of the answers was wrong is not said."""
    form = CheckForm(request.POST or None)
    if form.is_valid():
        given = form.cleaned_data
        try:
            accounts.join_account(account=account, **given | {"birth_date": given["birth_date"].isoformat()})
        except Invalid:
            form.add_error(None, _("We could not find you with these details. Check them all, or ask us by phone."))
        else:
            return redirect("portal:you-information")
    context = {"form": form, "provider": provider_name() if proves() else ""}
    return render(request, "portal/you/check.html", context)


def _asked(account: "ResidentAccount") -> list[UUID]:
    """What was asked with their address."""
    return list(requests.requests_of_address(account.email).values_list("uuid", flat=True)[:_MOST])


@never_cache
@signed_in_only
@require_safe
def information(request: HttpRequest, account: "ResidentAccount") -> HttpResponse:
    """Who keeps a record of them, and who has looked at what, and why."""
    if account.record is None:
        return redirect("portal:you-check")
    language, records = get_language() or "en-gb", accounts.records_of(account)
    purposes = sharing.purpose_names(language)
    context = {
        "records": [record for record in records if record.held_by],
        "permissions": [
            {"permission": one, "purpose": purposes.get(one.purpose, one.purpose)}
            for one in sharing.permissions_of(records)
        ],
        "speakers": speakers_in_words(account, language),
        "looks": looks_in_words(accounts.looks_at(account, requests=_asked(account)), language),
    }
    return render(request, "portal/you/information.html", context)


@signed_in_only
@require_POST
def not_me(request: HttpRequest, account: "ResidentAccount") -> HttpResponse:
    accounts.leave_records(account=account)
    messages.success(request, _("We show you nothing of those records any more."))
    return redirect("portal:you")
