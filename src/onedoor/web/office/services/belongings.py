"""Who provides a service."""

from typing import Any
from uuid import UUID

from django.contrib import messages as flash
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods

from onedoor.apps.directory import services as directory
from onedoor.apps.partners import services as partners
from onedoor.apps.partners.data import Role
from onedoor.foundation.actors import Actor
from onedoor.foundation.errors import Invalid, Missing
from onedoor.web.components.actors import actor_of, staff_only
from onedoor.web.components.errors import add_errors
from onedoor.web.office.services.forms import EndForm, ProvisionForm

administrators_only = staff_only(Role.ADMINISTRATOR, Role.PARTNERSHIP_ADMINISTRATOR)


def _page(request: HttpRequest, form: Any, service: Any, heading: str) -> HttpResponse:
    context = {"form": form, "service": service, "heading": heading}
    return render(request, "office/services/form.html", context, status=400 if form.errors else 200)


def _offered(actor: Actor) -> dict[str, Any]:
    """What the form of a rule offers this administrator."""
    own = partners.organisations_administered_by(actor).prefetch_related("teams")
    teams = [(str(team.uuid), f"{body.name}: {team.name}") for body in own for team in body.teams.all()]
    return {
        "own": [(str(body.uuid), body.name) for body in own],
        "bodies": [(str(body.uuid), body.name) for body in partners.organisations()],
        "teams": teams,
        "interactions": [(str(one.lgil), one.name) for one in directory.interactions()],
        "for_all": directory.may_change_directory(actor),
    }


def _rule(actor: Actor, given: dict[str, Any]) -> dict[str, Any]:
    """The form's choices as the action takes them."""
    area_uuid = directory.find_area_uuid(given["area_code"]) if given["area_code"] else ""
    if given["area_code"] and not area_uuid:
        raise Invalid("There is no such area.", fields={"area_code": ["No area has that code"]})
    chosen = directory.interactions().filter(lgil=given["interaction"]).first() if given["interaction"] else None
    return {
        "organisation": partners.get_administered(actor, given["organisation"]) if given["organisation"] else None,
        "kinds": given.get("kinds", ()),
        "is_provided": not given.get("nobody"),
        "ask_instead": given["ask_instead"],
        "area_uuid": area_uuid,
        "delivering": partners.get_organisation(given["delivering"]) if given["delivering"] else None,
        "team": partners.get_team_for(actor, given["team"]) if given["team"] else None,
        "interaction": chosen,
        "starts_on": given["starts_on"],
        "ends_on": given["ends_on"],
        "source": given["source"],
    }


@administrators_only
@require_http_methods(["GET", "HEAD", "POST"])
def add_provider(request: HttpRequest, uuid: UUID) -> HttpResponse:
    service, actor = directory.get_service(str(uuid)), actor_of(request)
    form = ProvisionForm(request.POST or None, **_offered(actor))
    if request.method == "POST" and form.is_valid():
        try:
            directory.add_provision(by=actor, service=service, **_rule(actor, form.cleaned_data))
        except Invalid as error:
            add_errors(form, error)
        else:
            flash.success(request, "The rule was added. Try it with a postcode below.")
            return redirect("office:services-show", service.uuid)
    return _page(request, form, service, "Say who provides it")


@administrators_only
@require_http_methods(["GET", "HEAD", "POST"])
def end_provider(request: HttpRequest, uuid: UUID, provision: UUID) -> HttpResponse:
    service, actor = directory.get_service(str(uuid)), actor_of(request)
    rule = directory.get_provision(service, provision)
    if not directory.may_change_for(actor, rule.organisation):
        raise Missing("There is no such rule.")
    form = EndForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            directory.end_provision(by=actor, provision=rule, **form.cleaned_data)
        except Invalid as error:
            add_errors(form, error)
        else:
            flash.success(request, "The rule ends on that day.")
            return redirect("office:services-show", service.uuid)
    return _page(request, form, service, "End the rule")
