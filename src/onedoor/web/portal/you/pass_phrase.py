"""The pass-phrase by which somebody shows who they are when they ring."""

from typing import TYPE_CHECKING

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from onedoor.apps.accounts import services as accounts
from onedoor.foundation.errors import Invalid
from onedoor.web.portal.limits import limited
from onedoor.web.portal.you.forms import PassPhraseForm
from onedoor.web.portal.you.signed_in import signed_in_only

if TYPE_CHECKING:
    from onedoor.apps.accounts.models import ResidentAccount


@never_cache
@signed_in_only
@require_http_methods(["GET", "HEAD", "POST"])
@limited("you-pass-phrase", most=10, seconds=3600)
def choose(request: HttpRequest, account: "ResidentAccount") -> HttpResponse:
    """They choose one, choose another, or want none any more."""
    if account.record is None:
        return redirect("portal:you-check")
    is_removal = request.POST.get("do") == "remove"
    form = PassPhraseForm(request.POST if request.method == "POST" and not is_removal else None)
    if is_removal or form.is_valid():
        try:
            accounts.choose_pass_phrase(account=account, phrase="" if is_removal else form.cleaned_data["phrase"])
        except Invalid:
            words = _(
                "Choose at least two words that nobody can find out. Not a name, date of birth, postcode or address."
            )
            form.add_error("phrase", words)
        else:
            done = _("You have no pass-phrase any more.") if is_removal else _("Your pass-phrase is kept.")
            messages.success(request, done)
            return redirect("portal:you-information")
    context = {"form": form, "set_at": accounts.pass_phrase_set_at(account)}
    return render(request, "portal/you/pass_phrase.html", context)
