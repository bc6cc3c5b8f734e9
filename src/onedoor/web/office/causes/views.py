"""Why contacts need not have happened: the list advisers choose from."""

from typing import Any

from django.contrib import messages as flash
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_safe

from onedoor.apps.contacts import services as contacts
from onedoor.apps.partners.data import Role
from onedoor.foundation.errors import Invalid
from onedoor.web.components.actors import actor_of, staff_only
from onedoor.web.components.errors import add_errors
from onedoor.web.office.causes.forms import CauseForm, NewCauseForm

partnership_only = staff_only(Role.PARTNERSHIP_ADMINISTRATOR)
# How far back agreement between proposals and judgements is counted.
_DAYS = 90


@partnership_only
@require_safe
def cause_list(request: HttpRequest) -> HttpResponse:
    agreed, judged = contacts.agreement_since(_DAYS)
    causes = contacts.causes(with_retired=True)
    context = {"causes": causes, "agreed": agreed, "judged": judged, "days": _DAYS}
    return render(request, "office/causes/list.html", context)


@partnership_only
@require_http_methods(["GET", "HEAD", "POST"])
def add(request: HttpRequest) -> HttpResponse:
    form = NewCauseForm(request.POST or None, initial={"order": 100})
    return _save(request, form, "")


@partnership_only
@require_http_methods(["GET", "HEAD", "POST"])
def change(request: HttpRequest, code: str) -> HttpResponse:
    cause = contacts.get_cause(code)
    shown = ("label", "help_text", "source", "order", "is_active")
    form = CauseForm(request.POST or None, initial={name: getattr(cause, name) for name in shown})
    return _save(request, form, cause.code)


def _save(request: HttpRequest, form: CauseForm, code: str) -> HttpResponse:
    if request.method == "POST" and form.is_valid():
        given: dict[str, Any] = {"code": code, **form.cleaned_data}
        try:
            contacts.save_cause(by=actor_of(request), **given)
        except Invalid as error:
            add_errors(form, error)
        else:
            flash.success(request, "The cause was saved.")
            return redirect("office:causes-list")
    return render(request, "office/causes/edit.html", {"form": form, "code": code}, status=400 if form.errors else 200)
