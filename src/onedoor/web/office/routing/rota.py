"""Who of a team is on duty when."""

from typing import Any
from uuid import UUID

from django.contrib import messages as flash
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_POST

from onedoor.apps.partners import services as partners
from onedoor.apps.partners.data import Role
from onedoor.apps.requests import services as requests
from onedoor.foundation.actors import Actor
from onedoor.foundation.errors import Invalid, Missing
from onedoor.web.components.actors import actor_of, staff_only
from onedoor.web.components.errors import add_errors
from onedoor.web.office.routing.forms import ShiftForm
from onedoor.web.office.routing.reading import get_body

managers = staff_only(Role.ADMINISTRATOR, Role.SERVICE_MANAGER)


def _team(actor: Actor, uuid: UUID, team: UUID) -> Any:
    found = partners.teams_of(get_body(actor, uuid)).filter(uuid=team).select_related("organisation").first()
    if found is None:
        raise Missing("There is no such team.")
    return found


@managers
@require_http_methods(["GET", "HEAD", "POST"])
def show(request: HttpRequest, uuid: UUID, team: UUID) -> HttpResponse:
    actor = actor_of(request)
    found = _team(actor, uuid, team)
    staff = {str(account.uuid): account for account in partners.staff_of(found.organisation)}
    form = ShiftForm(request.POST or None, staff=[(key, account.name) for key, account in staff.items()])
    if request.method == "POST" and form.is_valid():
        given = form.cleaned_data
        try:
            requests.add_shift(by=actor, team=found, **{**given, "account": staff[given["account"]]})
        except Invalid as error:
            add_errors(form, error)
        else:
            flash.success(request, "The rota was changed.")
            return redirect("office:routing-rota", uuid, team)
    context = {"team": found, "shifts": requests.rota_of(found), "form": form}
    return render(request, "office/routing/rota.html", context, status=400 if form.errors else 200)


@managers
@require_POST
def remove(request: HttpRequest, uuid: UUID, team: UUID, shift: UUID) -> HttpResponse:
    actor = actor_of(request)
    requests.remove_shift(by=actor, shift=requests.get_shift(_team(actor, uuid, team), shift))
    flash.success(request, "The rota was changed.")
    return redirect("office:routing-rota", uuid, team)
