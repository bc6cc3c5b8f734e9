"""Why requests end: the list that staff choose from, and what people are told."""

from functools import partial

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_safe

from onedoor.apps.partners.data import Role
from onedoor.apps.requests import services as requests
from onedoor.web.components.actors import actor_of, staff_only
from onedoor.web.office.editing import form_page
from onedoor.web.office.reasons.forms import NewReasonForm, ReasonForm

partnership_only = staff_only(Role.PARTNERSHIP_ADMINISTRATOR)
_EDITED = ("label", "label_cy", "wording", "wording_cy", "order", "is_active")


@partnership_only
@require_safe
def reason_list(request: HttpRequest) -> HttpResponse:
    return render(request, "office/reasons/list.html", {"reasons": requests.all_closing_reasons()})


@partnership_only
@require_http_methods(["GET", "HEAD", "POST"])
def add(request: HttpRequest) -> HttpResponse:
    form = NewReasonForm(request.POST or None, initial={"order": 100})
    action = partial(requests.add_closing_reason, by=actor_of(request))
    back = (reverse("office:reasons-list"), "Closing reasons")
    return form_page(request, form, action, title="Add a closing reason", back=back, done="The reason was added.")


@partnership_only
@require_http_methods(["GET", "HEAD", "POST"])
def change(request: HttpRequest, code: str) -> HttpResponse:
    reason = requests.get_closing_reason(code)
    form = ReasonForm(request.POST or None, initial={name: getattr(reason, name) for name in _EDITED})
    action = partial(requests.change_closing_reason, by=actor_of(request), reason=reason)
    back = (reverse("office:reasons-list"), "Closing reasons")
    intro = "Requests that were closed before keep what people were told."
    title = "Change a closing reason"
    return form_page(request, form, action, title=title, back=back, done="The reason was changed.", intro=intro)
