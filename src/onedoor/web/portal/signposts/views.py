"""Where somebody was sent, and whether it worked."""

from django import forms
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext_lazy as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from onedoor.apps.contacts import services as contacts
from onedoor.apps.contacts.data import Worked

__all__ = ["sent_on"]


class WorkedForm(forms.Form):
    """One click is enough; words are welcome."""

    worked = forms.ChoiceField(
        label=_("Did it work?"), widget=forms.RadioSelect,
        choices=[
            (Worked.YES, _("Yes, they could help")),
            (Worked.NOT_YET, _("I have not tried yet")),
            (Worked.NO, _("No, they could not help")),
        ],
        error_messages={"required": _("Choose whether it worked")},
    )  # fmt: skip
    words = forms.CharField(
        label=_("What happened? You do not have to say."), required=False, max_length=1000,
        widget=forms.Textarea(attrs={"rows": 3}),
    )  # fmt: skip


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def sent_on(request: HttpRequest, token: str) -> HttpResponse:
    """Looking at it answers nothing: programs that read mail open links too."""
    found = contacts.signpost_for_token(token)
    form = WorkedForm(
        request.POST if request.method == "POST" else None, initial={"worked": found.worked, "words": found.words}
    )
    if request.method == "POST" and form.is_valid():
        contacts.answer_signpost(token=token, **form.cleaned_data)
        return redirect(f"{request.path}?thanks")
    context = {"signpost": found, "form": form, "is_answered": "thanks" in request.GET and found.worked}
    return render(request, "portal/signposts/sent_on.html", context, status=400 if form.errors else 200)
