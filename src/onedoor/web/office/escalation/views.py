"""Who else is told of requests that are late or soon will be."""

from typing import Any
from uuid import UUID

from django import forms
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_safe

from onedoor.apps.directory import services as directory
from onedoor.apps.partners import services as partners
from onedoor.apps.partners.data import Role
from onedoor.apps.requests import services as requests
from onedoor.web.components.actors import actor_of, staff_only
from onedoor.web.office.editing import form_page
from onedoor.web.office.escalation.forms import NewStepForm, StepForm
from onedoor.web.office.offering import services_of

managers = staff_only(Role.ADMINISTRATOR, Role.SERVICE_MANAGER)
_KEPT = ("tell", "address", "priority", "makes_urgent")


def _given(given: dict[str, Any]) -> dict[str, Any]:
    return given | {"service": directory.get_service(given["service"]) if given["service"] else None}


@managers
@require_safe
def step_list(request: HttpRequest) -> HttpResponse:
    return render(request, "office/escalation/list.html", {"steps": requests.escalation_steps_of(actor_of(request))})


@managers
@require_http_methods(["GET", "HEAD", "POST"])
def add(request: HttpRequest) -> HttpResponse:
    actor = actor_of(request)
    managed = list(requests.bodies_managed(actor))
    bodies = [(str(body.uuid), body.name) for body in managed]
    form = NewStepForm(request.POST or None, bodies=bodies, services=list(services_of(actor, managed).items()))

    def save(organisation: str, **given: Any) -> object:
        body = partners.get_organisation(organisation)
        return requests.save_escalation_step(by=actor, organisation=body, **_given(given))

    intro = "Requests that were late before it was added stay as they are."
    return form_page(request, form, save, title="Add a step", back=_back(), done="The step was added.", intro=intro)


@managers
@require_http_methods(["GET", "HEAD", "POST"])
def change(request: HttpRequest, uuid: UUID) -> HttpResponse:
    actor = actor_of(request)
    step = requests.get_step_for(actor, uuid)
    initial = {name: getattr(step, name) for name in _KEPT} | {
        "hours": step.hours_long, "when": "before" if step.hours < 0 else "after",
        "service": str(step.service.uuid) if step.service else "",
    }  # fmt: skip
    services = services_of(actor, [step.organisation])
    if step.service is not None:
        services[str(step.service.uuid)] = step.service.name
    form = StepForm(request.POST or None, services=list(services.items()), initial=initial)

    def save(**given: Any) -> object:
        return requests.save_escalation_step(by=actor, organisation=step.organisation, step=step, **_given(given))

    intro = f"For requests of {step.organisation}."
    done = "The step was changed."
    return form_page(request, form, save, title="Change a step", back=_back(), done=done, intro=intro)


@managers
@require_http_methods(["GET", "HEAD", "POST"])
def remove(request: HttpRequest, uuid: UUID) -> HttpResponse:
    actor = actor_of(request)
    step = requests.get_step_for(actor, uuid)
    return form_page(
        request,
        forms.Form(request.POST if request.method == "POST" else None),
        lambda: requests.remove_escalation_step(by=actor, step=step),
        title="Remove a step", back=_back(), done="The step was removed.", button="Remove the step", kind="warning",
        intro=f"{step.get_tell_display()} of {step.organisation} will not be told by it any more.",
    )  # fmt: skip


def _back() -> tuple[str, str]:
    return reverse("office:escalation-list"), "Escalation"
