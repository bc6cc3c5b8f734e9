"""Letters that are printed here, replies nobody took up by themselves, and quiet hours."""

from django import forms
from django.contrib import messages as flash
from django.core.paginator import Paginator
from django.forms.models import model_to_dict
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from onedoor.apps.messages import services as messages
from onedoor.apps.partners.data import Role
from onedoor.foundation import clock
from onedoor.web.components.actors import actor_of, staff_only
from onedoor.web.office.editing import form_page

administrators_only = staff_only(Role.ADMINISTRATOR, Role.PARTNERSHIP_ADMINISTRATOR)
_MOST = 500


class QuietHoursForm(forms.Form):
    """When texts wait."""

    begins_at = forms.TimeField(label="From", widget=forms.TimeInput(attrs={"type": "time"}, format="%H:%M"))
    ends_at = forms.TimeField(label="Until", widget=forms.TimeInput(attrs={"type": "time"}, format="%H:%M"))
    is_quiet_on_sundays = forms.BooleanField(label="All of Sunday", required=False)
    is_quiet_on_bank_holidays = forms.BooleanField(label="Bank holidays", required=False)


@administrators_only
@never_cache
@require_safe
def letter_list(request: HttpRequest) -> HttpResponse:
    letters = list(messages.letters_to_post(actor_of(request))[:_MOST])
    return render(request, "office/post/list.html", {"letters": letters, "most": _MOST})


@administrators_only
@never_cache
@require_safe
def print_all(request: HttpRequest) -> HttpResponse:
    """Shown by the browser, which prints it."""
    response = HttpResponse(messages.print_letters(actor_of(request)), content_type="application/pdf")
    response["Content-Disposition"] = f'inline; filename="letters-{clock.today()}.pdf"'
    return response


@administrators_only
@require_POST
def posted(request: HttpRequest) -> HttpResponse:
    """Those on the page that was printed from; what came since is not among them."""
    count = messages.mark_posted(by=actor_of(request), uuids=request.POST.getlist("letter"))
    flash.success(request, f"{count} letter{'' if count == 1 else 's'} posted.")
    return redirect("office:post-list")


@administrators_only
@never_cache
@require_safe
def reply_list(request: HttpRequest) -> HttpResponse:
    page = Paginator(messages.replies_visible_to(actor_of(request)), 25).get_page(request.GET.get("page"))
    return render(request, "office/post/replies.html", {"page": page})


@staff_only(Role.PARTNERSHIP_ADMINISTRATOR)
@require_http_methods(["GET", "HEAD", "POST"])
def quiet(request: HttpRequest) -> HttpResponse:
    actor = actor_of(request)
    form = QuietHoursForm(request.POST or None, initial=model_to_dict(messages.quiet_hours()))
    return form_page(
        request, form, lambda **given: messages.set_quiet_hours(by=actor, **given), title="Quiet hours",
        back=(reverse("office:messages-list"), "Messages"), done="Texts wait in these hours.",
        intro="Texts with news wait until the quiet hours are over. What somebody has just asked for goes at once.",
    )  # fmt: skip
