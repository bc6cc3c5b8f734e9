"""Bank holidays and bodies' own days off, which targets do not count."""

from typing import Any

from django import forms
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_safe

from onedoor.apps.partners import services as partners
from onedoor.apps.partners.data import Role
from onedoor.apps.requests import services as requests
from onedoor.foundation import clock
from onedoor.foundation.actors import Actor
from onedoor.web.components.actors import actor_of, staff_only
from onedoor.web.office.days.forms import DayForm
from onedoor.web.office.editing import form_page

administrators_only = staff_only(Role.ADMINISTRATOR, Role.PARTNERSHIP_ADMINISTRATOR)


@administrators_only
@require_safe
def day_list(request: HttpRequest) -> HttpResponse:
    actor = actor_of(request)
    days = requests.days_off_visible_to(actor)
    years = sorted({day.year for day in days.dates("day", "year")} | {clock.today().year})
    given = request.GET.get("year", "")
    year = int(given) if given in map(str, years) else clock.today().year
    context = {"days": days.filter(day__year=year), "year": year, "years": years,
               "for_all": partners.may_administer_partnership(actor)}  # fmt: skip
    return render(request, "office/days/list.html", context)


@administrators_only
@require_http_methods(["GET", "HEAD", "POST"])
def add(request: HttpRequest) -> HttpResponse:
    actor = actor_of(request)
    form = DayForm(request.POST or None, organisations=_whose(actor))

    def action(organisation: str, **given: Any) -> object:
        body = partners.get_administered(actor, organisation) if organisation != "all" else None
        return requests.add_day_off(by=actor, organisation=body, **given)

    back = (reverse("office:days-list"), "Bank holidays")
    intro = "Requests raised from now on are due later."
    return form_page(request, form, action, title="Add a day off", back=back, done="The day was added.", intro=intro)


@administrators_only
@require_http_methods(["GET", "HEAD", "POST"])
def remove(request: HttpRequest, day_id: int) -> HttpResponse:
    actor = actor_of(request)
    holiday = requests.get_day_off_for(actor, day_id)
    whose = holiday.organisation.name if holiday.organisation else "everybody"
    return form_page(
        request,
        forms.Form(request.POST if request.method == "POST" else None),
        lambda: requests.remove_day_off(by=actor, holiday=holiday),
        title=f"Remove {holiday.name}, {holiday.day:%-d %B %Y}",
        back=(f"{reverse('office:days-list')}?year={holiday.day.year}", "Bank holidays"),
        done="The day was removed.",
        button="Remove the day",
        kind="warning",
        intro=f"It will be a working day for {whose}. What was promised before stays.",
    )


def _whose(actor: Actor) -> list[tuple[str, str]]:
    own = [(str(body.uuid), body.name) for body in partners.organisations_administered_by(actor)]
    return [("all", "Everybody in the partnership"), *own] if partners.may_administer_partnership(actor) else own
