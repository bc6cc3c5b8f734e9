"""Targets, hours, costs and synonyms."""

from typing import Any
from uuid import UUID

from django.contrib import messages as flash
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_safe

from onedoor.apps.directory import services as directory
from onedoor.apps.partners import services as partners
from onedoor.apps.partners.data import Role
from onedoor.foundation.actors import Actor
from onedoor.foundation.errors import Invalid
from onedoor.web.components.actors import actor_of, staff_only
from onedoor.web.components.errors import add_errors
from onedoor.web.office.services.forms import CostForm, HoursForm, SynonymForm, TargetForm

administrators_only = staff_only(Role.ADMINISTRATOR, Role.PARTNERSHIP_ADMINISTRATOR)
# In a form, in place of an organisation's uuid.
ALL = "all"


def _owners(actor: Actor, *, with_all: bool = True) -> list[tuple[str, str]]:
    bodies = [(str(body.uuid), body.name) for body in partners.organisations_administered_by(actor)]
    may_all = with_all and directory.may_change_directory(actor)
    return [(ALL, "Every organisation"), *bodies] if may_all else bodies


def _owner(actor: Actor, uuid: str) -> Any:
    return None if uuid == ALL else partners.get_administered(actor, uuid)


def _channels() -> list[tuple[str, str]]:
    return [(channel.code, channel.name) for channel in directory.channels()]


def _page(request: HttpRequest, form: Any, heading: str, service: Any = None) -> HttpResponse:
    context = {"form": form, "heading": heading, "service": service}
    return render(request, "office/services/form.html", context, status=400 if form.errors else 200)


@administrators_only
@require_http_methods(["GET", "HEAD", "POST"])
def set_target(request: HttpRequest, uuid: UUID) -> HttpResponse:
    service, actor = directory.get_service(str(uuid)), actor_of(request)
    form = TargetForm(request.POST or None, owners=_owners(actor))
    if request.method == "POST" and form.is_valid():
        owner = _owner(actor, form.cleaned_data["organisation"])
        given = {name: form.cleaned_data[name] for name in ("amount", "unit", "priority")}
        try:
            directory.set_target(by=actor, service=service, organisation=owner, **given)
        except Invalid as error:
            add_errors(form, error)
        else:
            flash.success(request, "The target was saved. It counts for requests raised from now on.")
            return redirect("office:services-show", service.uuid)
    return _page(request, form, "Set a target", service)


@administrators_only
@require_http_methods(["GET", "HEAD", "POST"])
def add_hours(request: HttpRequest) -> HttpResponse:
    """Hours about a service where the address names one (`?service=`), else about anything."""
    actor = actor_of(request)
    service = directory.get_service(request.GET["service"]) if request.GET.get("service") else None
    form = HoursForm(request.POST or None, owners=_owners(actor, with_all=False), channels=_channels())
    if request.method == "POST" and form.is_valid():
        given = form.cleaned_data
        directory.set_hours(
            by=actor,
            organisation=partners.get_administered(actor, given["organisation"]),
            channel=directory.get_channel(given["channel"]),
            service=service,
            contact=given["contact"],
            hours=given["hours"],
            note=given["note"],
        )
        flash.success(request, "The hours were saved.")
        return redirect("office:services-show", service.uuid) if service else redirect("office:services-list")
    return _page(request, form, "Set hours", service)


@staff_only()
@require_safe
def costs(request: HttpRequest) -> HttpResponse:
    actor = actor_of(request)
    page = Paginator(directory.costs_of(), 50).get_page(request.GET.get("page"))
    may_add = actor.has_role(Role.ADMINISTRATOR, Role.PARTNERSHIP_ADMINISTRATOR)
    return render(request, "office/services/costs.html", {"page": page, "may_add": may_add})


@administrators_only
@require_http_methods(["GET", "HEAD", "POST"])
def add_cost(request: HttpRequest) -> HttpResponse:
    actor = actor_of(request)
    form = CostForm(request.POST or None, owners=_owners(actor), channels=_channels())
    if request.method == "POST" and form.is_valid():
        given = dict(form.cleaned_data)
        given["organisation"] = _owner(actor, given["organisation"])
        given["channel"] = directory.get_channel(given["channel"])
        try:
            directory.set_cost(by=actor, **given)
        except Invalid as error:
            add_errors(form, error)
        else:
            flash.success(request, "The cost was saved.")
            return redirect("office:services-costs")
    return _page(request, form, "Set a cost per contact")


@staff_only(Role.PARTNERSHIP_ADMINISTRATOR)
@require_http_methods(["GET", "HEAD", "POST"])
def synonyms(request: HttpRequest) -> HttpResponse:
    groups = directory.synonym_groups()
    means = request.GET.get("means", "")
    form = SynonymForm(request.POST or None, initial={"means": means, "terms": "\n".join(groups.get(means, ()))})
    if request.method == "POST" and form.is_valid():
        try:
            directory.set_synonyms(by=actor_of(request), **form.cleaned_data)
        except Invalid as error:
            add_errors(form, error)
        else:
            flash.success(request, "The words were saved. Search knows them at once.")
            return redirect("office:services-synonyms")
    context = {"form": form, "groups": groups}
    return render(request, "office/services/synonyms.html", context, status=400 if form.errors else 200)
