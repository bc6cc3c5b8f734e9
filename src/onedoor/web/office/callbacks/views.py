"""Lines people are rung back on: when, by which team, and what is asked beforehand."""

from typing import Any
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_safe

from onedoor.apps.callbacks import services as callbacks
from onedoor.apps.partners import services as partners
from onedoor.apps.partners.data import Role
from onedoor.web.components.actors import actor_of, staff_only
from onedoor.web.office.callbacks.forms import LineForm, NewLineForm, as_form
from onedoor.web.office.editing import form_page

managers = staff_only(Role.ADMINISTRATOR, Role.SERVICE_MANAGER)


@managers
@require_safe
def line_list(request: HttpRequest) -> HttpResponse:
    lines = callbacks.lines_editable_by(actor_of(request)).order_by("organisation__name", "name")
    return render(request, "office/callbacks/list.html", {"lines": lines})


@managers
@require_http_methods(["GET", "HEAD", "POST"])
def add(request: HttpRequest) -> HttpResponse:
    actor = actor_of(request)
    bodies = [body for body in partners.organisations() if callbacks.may_edit_lines_of(actor, body)]
    form = NewLineForm(request.POST or None, bodies=[(str(body.uuid), body.name) for body in bodies])

    def save(**given: Any) -> Any:
        body = partners.get_organisation(given.pop("organisation"))
        return callbacks.save_line(by=actor, organisation=body, **given)

    return form_page(request, form, save, title="Add a line", back=_back(), done="The line was added.")


@managers
@require_http_methods(["GET", "HEAD", "POST"])
def change(request: HttpRequest, uuid: UUID) -> HttpResponse:
    actor = actor_of(request)
    line = callbacks.get_line_for(actor, uuid)
    teams = list(partners.teams_of(line.organisation))
    form = LineForm(request.POST or None, teams=[(str(team.uuid), team.name) for team in teams], initial=as_form(line))

    def save(**given: Any) -> Any:
        team = next((one for one in teams if str(one.uuid) == given["team"]), None)
        return callbacks.save_line(by=actor, organisation=line.organisation, line=line, **{**given, "team": team})

    intro = f"{line.organisation} rings. Calls promised before keep their times."
    return form_page(request, form, save, title=line.name, back=_back(), done="The line was changed.", intro=intro)


def _back() -> tuple[str, str]:
    return reverse("office:lines-list"), "Lines"
