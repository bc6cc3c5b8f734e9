"""What they want to hear of. Whoever holds the link reads that mailbox or phone: nothing else is asked."""

from django import forms
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext_lazy as _
from django.views.decorators.cache import never_cache
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods

from onedoor.apps.messages import services as messages
from onedoor.apps.messages.data import OPTIONAL
from onedoor.foundation.actors import resident

# What mail programs post for one click (RFC 8058).
_ONE_CLICK = "List-Unsubscribe"


class ChoosingForm(forms.Form):
    """Ticked is wanted."""

    wanted = forms.MultipleChoiceField(
        label=_("What we may write to you about"), required=False, widget=forms.CheckboxSelectMultiple,
        choices=[(one.value, one.label) for one in OPTIONAL],
        help_text=_("We always write when you ask us something, and when we have to tell you something."),
    )  # fmt: skip


@csrf_exempt
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def choose(request: HttpRequest, token: str) -> HttpResponse:
    """Exempt from forgery tokens: mail programs have none, and the link itself says who it is."""
    to, _language = messages.address_of(token)
    if _ONE_CLICK in request.POST:
        messages.choose_messages(by=resident(), to=to, unwanted=OPTIONAL)
        return HttpResponse(status=204)
    wanted = [one for one in OPTIONAL if one not in messages.unwanted_by(to)]
    # Nothing ticked posts nothing: the form is bound by the method alone.
    form = ChoosingForm(request.POST if request.method == "POST" else None, initial={"wanted": wanted})
    if form.is_valid():
        unwanted = [one for one in OPTIONAL if one not in form.cleaned_data["wanted"]]
        messages.choose_messages(by=resident(), to=to, unwanted=unwanted)
        return redirect(f"{request.path}?saved=yes")
    context = {"form": form, "is_saved": "saved" in request.GET, "to": _hinted(to)}
    return render(request, "portal/choosing/choose.html", context)


def _hinted(to: str) -> str:
    """So much of it that its owner knows it: r…n@home.example, …123."""
    name, at, domain = to.partition("@")
    return f"{name[:1]}…{name[-1:]}@{domain}" if at else f"…{to[-3:]}"
