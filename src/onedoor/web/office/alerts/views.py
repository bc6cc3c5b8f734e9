"""Alerts about risk: confirming what advisers raised, looking at them again, ending them."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST, require_safe

from onedoor.apps.people import services as people
from onedoor.foundation import clock
from onedoor.foundation.actors import Actor
from onedoor.foundation.errors import Conflict, Invalid
from onedoor.web.components.actors import actor_of, staff_only
from onedoor.web.components.errors import add_errors
from onedoor.web.office.alerts.forms import AlertDecisionForm

answerable_only = staff_only(*people.ALERT_ROLES)
GROUPS = (("", "All that stand"), ("confirm", "To confirm"), ("due", "To look at again"), ("ended", "Ended"))


@answerable_only
@never_cache
@require_safe
def listed(request: HttpRequest) -> HttpResponse:
    group = request.GET.get("group", "")
    page = Paginator(people.alerts_for(actor_of(request), group=group), 50).get_page(request.GET.get("page"))
    context = {"page": page, "group": group, "groups": GROUPS, "today": clock.today()}
    return render(request, "office/alerts/list.html", context)


@answerable_only
@never_cache
@require_safe
def show(request: HttpRequest, uuid: UUID) -> HttpResponse:
    actor = actor_of(request)
    return _draw(request, people.get_alert_for(actor, str(uuid)))


def _draw(request: HttpRequest, alert: Any, form: AlertDecisionForm | None = None, status: int = 200) -> HttpResponse:
    initial = {"advice": alert.advice}
    is_theirs = alert.raised_by == str(actor_of(request))
    context = {
        "alert": alert, "form": form or AlertDecisionForm(initial=initial), "answered": form, "is_theirs": is_theirs,
        "today": clock.today(),
    }  # fmt: skip
    return render(request, "office/alerts/show.html", context, status=status)


@answerable_only
@require_POST
def decide(request: HttpRequest, uuid: UUID) -> HttpResponse:
    """Confirm it, keep it for longer, or end it."""
    actor = actor_of(request)
    alert = people.get_alert_for(actor, str(uuid))
    form = AlertDecisionForm(request.POST)
    if form.is_valid():
        try:
            done = _decide(alert, form, request.POST.get("do", ""), actor)
        except (Invalid, Conflict) as error:
            add_errors(form, error)
        else:
            messages.success(request, done)
            return redirect("office:alerts-list")
    return _draw(request, alert, form, status=400)


def _decide(alert: Any, form: AlertDecisionForm, do: str, actor: Actor) -> str:
    uuid, day = str(alert.uuid), form.cleaned_data["review_on"]
    if do == "end":
        people.end_alert(by=actor, alert=uuid)
        return "Ended. It warns nobody any more."
    if day is None:
        message = "Enter the day on which it is looked at again"
        raise Invalid(message, fields={"review_on": [message]})
    if alert.is_confirmed:
        people.review_alert(by=actor, alert=uuid, review_on=day, advice=form.cleaned_data["advice"])
        return f"Kept until {day:%-d %B %Y}. You answer for it."
    people.confirm_alert(by=actor, alert=uuid, review_on=day)
    return f"Confirmed. You answer for it, and look at it again on {day:%-d %B %Y}."
