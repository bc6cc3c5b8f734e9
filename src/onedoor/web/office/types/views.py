"""Types of requests: which services are of them, which states they have, and what may follow which."""

from typing import TYPE_CHECKING, Any
from uuid import UUID

from django import forms
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_safe

from onedoor.apps.directory import services as directory
from onedoor.apps.directory.data import RequestKind
from onedoor.apps.partners.data import Role
from onedoor.apps.requests import services as requests
from onedoor.apps.requests.data import RECEIVED, State
from onedoor.foundation.errors import Missing
from onedoor.web.components.actors import actor_of, staff_only
from onedoor.web.office.editing import form_page
from onedoor.web.office.types.forms import StateForm, TypeForm

if TYPE_CHECKING:
    from onedoor.apps.requests.models import RequestType

partnership_only = staff_only(Role.PARTNERSHIP_ADMINISTRATOR)
editing = require_http_methods(["GET", "HEAD", "POST"])


@partnership_only
@require_safe
def type_list(request: HttpRequest) -> HttpResponse:
    return render(request, "office/types/list.html", {"types": requests.request_types()})


@partnership_only
@require_safe
def show(request: HttpRequest, uuid: UUID) -> HttpResponse:
    found = requests.get_request_type(uuid)
    course, standing = found.course, requests.open_by_state(found)
    rows = [(state, course.after(state.code), standing.get(state.code, 0)) for state in course.states]
    return render(request, "office/types/show.html", {"type": found, "rows": rows, "problems": course.problems})


@partnership_only
@editing
def add(request: HttpRequest) -> HttpResponse:
    form = TypeForm(request.POST or None, services=_services())
    back = (reverse("office:types-list"), "Types of requests")
    intro = "Open it afterwards to say which states it has."
    return form_page(request, form, _saving(request), title="Add a type", back=back, done="The type was added.",
                     intro=intro)  # fmt: skip


@partnership_only
@editing
def change(request: HttpRequest, uuid: UUID) -> HttpResponse:
    found = requests.get_request_type(uuid)
    initial = {"name": found.name, "services": [each.service.slug for each in found.services.all()]}
    form = TypeForm(request.POST or None, services=_services(), initial=initial)
    save = _saving(request, type=found)
    return form_page(request, form, save, title=found.name, back=_to(found), done="The type was changed.")


@partnership_only
@editing
def remove(request: HttpRequest, uuid: UUID) -> HttpResponse:
    found = requests.get_request_type(uuid)
    return form_page(
        request, _nothing(request), lambda: requests.remove_type(by=actor_of(request), type=found),
        title=f"Remove “{found.name}”", back=(reverse("office:types-list"), "Types of requests"),
        done="The type was removed.", button="Remove the type", kind="warning",
        intro="Requests for its services have the states every request has. Nobody is written to.",
    )  # fmt: skip


@partnership_only
@editing
def add_state(request: HttpRequest, uuid: UUID) -> HttpResponse:
    found = requests.get_request_type(uuid)
    initial = {"version": found.version, "may_close": True, "comes_from": [RECEIVED]}
    return _state_page(request, found, None, initial, title="Add a state", done="The state was added.")


@partnership_only
@editing
def change_state(request: HttpRequest, uuid: UUID, code: str) -> HttpResponse:
    found = requests.get_request_type(uuid)
    state = _state(found, code)
    initial = {
        "version": found.version, "name": state.name, "name_cy": state.name_cy, "status": state.status.value,
        "leads_to": state.leads_to, "may_close": state.may_close,
    }  # fmt: skip
    return _state_page(request, found, state, initial, title=state.name, done="The state was changed.")


@partnership_only
@editing
def remove_state(request: HttpRequest, uuid: UUID, code: str) -> HttpResponse:
    found = requests.get_request_type(uuid)
    state = _state(found, code)
    return form_page(
        request, _nothing(request), lambda: requests.remove_state(by=actor_of(request), type=found, code=state.code),
        title=f"Remove “{state.name}”", back=_to(found), done="The state was removed.", button="Remove the state",
        kind="warning", intro="What the history says of it stays.",
    )  # fmt: skip


def _state_page(
    request: HttpRequest, found: "RequestType", state: State | None, initial: dict[str, Any], *, title: str, done: str
) -> HttpResponse:
    form = StateForm(request.POST or None, course=found.course, state=state, initial=initial)
    kept = {"name": state.name, "status": state.status} if state else {}

    def save(**given: Any) -> object:
        code = state.code if state else ""
        return requests.save_state(by=actor_of(request), type=found, code=code, **{**kept, **given})

    return form_page(request, form, save, back=_to(found), title=title, done=done)


def _saving(request: HttpRequest, **kept: Any) -> Any:
    def save(name: str, services: list[str]) -> object:
        chosen = [directory.get_service(slug) for slug in services]
        return requests.save_type(by=actor_of(request), name=name, services=chosen, **kept)

    return save


def _services() -> list[tuple[str, str]]:
    return [(each.slug, each.name) for each, _ in directory.offered_services() if each.kind != RequestKind.NONE]


def _state(found: "RequestType", code: str) -> State:
    state = found.course.find(code)
    if state is None:
        raise Missing("There is no such state.")
    return state


def _nothing(request: HttpRequest) -> forms.Form:
    return forms.Form(request.POST if request.method == "POST" else None)


def _to(found: "RequestType") -> tuple[str, str]:
    return reverse("office:types-show", args=[found.uuid]), found.name
