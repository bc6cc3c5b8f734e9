"""Services: the list, one service with all that is known of it, and trying it at a postcode."""

from typing import Any
from uuid import UUID

from django.contrib import messages as flash
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse, StreamingHttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_safe

from onedoor.apps.directory import services as directory
from onedoor.apps.directory.data import RequestKind, Responsibility, ServiceStatus
from onedoor.apps.partners.data import Role
from onedoor.apps.places import services as places
from onedoor.foundation.errors import Invalid, OnedoorError
from onedoor.web.components.actors import actor_of, staff_only
from onedoor.web.components.downloads import as_csv
from onedoor.web.components.errors import add_errors
from onedoor.web.office.asking.showing import outline
from onedoor.web.office.services.forms import ServiceForm

_COLUMNS = ("LGSL", "Short name", "Name", "Name in Welsh", "Topic", "Status", "Questions", "Has provider")

WORDING = tuple(ServiceForm.base_fields)


def _filters(request: HttpRequest) -> dict[str, Any]:
    given = request.GET
    return {
        "words": given.get("q", "").strip(),
        "topic": given.get("topic", ""),
        "status": given.get("status", ""),
        "without_provider": given.get("provider") == "none",
    }


@staff_only()
@require_safe
def service_list(request: HttpRequest) -> HttpResponse:
    filters = _filters(request)
    context = {
        "page": Paginator(directory.list_services(**filters), 50).get_page(request.GET.get("page")),
        "filters": filters,
        "topics": directory.topics(),
        "statuses": ServiceStatus.choices,
        "may_change": directory.may_change_directory(actor_of(request)),
        "query": request.GET.urlencode(),
    }
    return render(request, "office/services/list.html", context)


@staff_only()
@require_safe
def download(request: HttpRequest) -> StreamingHttpResponse:
    """What the list shows, as a file for a spreadsheet."""
    return as_csv("services.csv", _COLUMNS, map(_row, directory.list_services(**_filters(request))))


def _row(one: Any) -> list[object]:
    known = "yes" if one.has_provider else "no"
    return [one.lgsl or "", one.slug, one.name, one.name_cy, one.topic, one.status, one.asked, known]


@staff_only()
@require_safe
def show(request: HttpRequest, uuid: UUID) -> HttpResponse:
    service = directory.get_service(str(uuid))
    actor = actor_of(request)
    context = {
        "service": service,
        "asked": outline(directory.form_of(directory.published_form(service))),
        "draft": directory.draft_of(service),
        "provisions": [
            (rule, directory.may_change_for(actor, rule.organisation)) for rule in directory.provisions_of(service)
        ],
        "targets": directory.targets_of(service),
        "hours": directory.hours_about(service),
        "may_change": directory.may_change_directory(actor),
        "may_add": actor.has_role(Role.ADMINISTRATOR, Role.PARTNERSHIP_ADMINISTRATOR),
        **_tried(request, service),
    }
    return render(request, "office/services/show.html", context)


def _tried(request: HttpRequest, service: Any) -> dict[str, Any]:
    """The answer at the postcode typed into “Try it”, or what is wrong with the postcode."""
    postcode = request.GET.get("postcode", "").strip()
    if not postcode:
        return {}
    try:
        answer: Responsibility = directory.who_provides(service, places.place_of_postcode(postcode))
    except OnedoorError as error:
        return {"postcode": postcode, "postcode_error": error.message}
    return {"postcode": postcode, "answer": answer}


@staff_only(Role.PARTNERSHIP_ADMINISTRATOR)
@require_http_methods(["GET", "HEAD", "POST"])
def add(request: HttpRequest) -> HttpResponse:
    initial = {"kind": RequestKind.REQUEST, "status": ServiceStatus.ACTIVE, "is_public": True}
    form = ServiceForm(request.POST or None, initial=initial)
    if request.method == "POST" and form.is_valid():
        try:
            service = directory.create_service(by=actor_of(request), **form.cleaned_data)
        except Invalid as error:
            add_errors(form, error)
        else:
            flash.success(request, "The service was added. Say next who provides it.")
            return redirect("office:services-show", service.uuid)
    context = {"form": form, "heading": "Add a service"}
    return render(request, "office/services/form.html", context, status=400 if form.errors else 200)


@staff_only(Role.PARTNERSHIP_ADMINISTRATOR)
@require_http_methods(["GET", "HEAD", "POST"])
def edit(request: HttpRequest, uuid: UUID) -> HttpResponse:
    service = directory.get_service(str(uuid))
    form = ServiceForm(request.POST or None, initial={name: getattr(service, name) for name in WORDING})
    if request.method == "POST" and form.is_valid():
        try:
            directory.update_service(by=actor_of(request), service=service, **form.cleaned_data)
        except Invalid as error:
            add_errors(form, error)
        else:
            flash.success(request, "The service was changed.")
            return redirect("office:services-show", service.uuid)
    context = {"form": form, "service": service, "heading": "Change the service"}
    return render(request, "office/services/form.html", context, status=400 if form.errors else 200)
