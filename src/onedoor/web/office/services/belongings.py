"""What a service asks, and who provides it."""

from typing import TYPE_CHECKING, Any
from uuid import UUID

from django.contrib import messages as flash
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_POST

from onedoor.apps.directory import services as directory
from onedoor.apps.partners import services as partners
from onedoor.apps.partners.data import Role
from onedoor.foundation.actors import Actor
from onedoor.foundation.errors import Invalid, Missing
from onedoor.web.components.actors import actor_of, staff_only
from onedoor.web.components.errors import add_errors
from onedoor.web.office.services.forms import EndForm, ProvisionForm, QuestionForm, QuestionWordingForm
from onedoor.web.office.services.preview import as_people_see

if TYPE_CHECKING:
    from onedoor.apps.directory.models import Question, Service

partnership_only = staff_only(Role.PARTNERSHIP_ADMINISTRATOR)
administrators_only = staff_only(Role.ADMINISTRATOR, Role.PARTNERSHIP_ADMINISTRATOR)
CHANGES = {
    "up": lambda **of: directory.move_question(places=-1, **of),
    "down": lambda **of: directory.move_question(places=1, **of),
    "retire": directory.retire_question,
    "restore": directory.restore_question,
}


def _page(request: HttpRequest, form: Any, service: Any, heading: str) -> HttpResponse:
    context = {"form": form, "service": service, "heading": heading}
    return render(request, "office/services/form.html", context, status=400 if form.errors else 200)


def _question_page(
    request: HttpRequest, form: Any, service: "Service", heading: str, question: "Question | None" = None
) -> HttpResponse:
    """The form, and below it (where it was sent to be looked at) what people would see."""
    context = {"form": form, "service": service, "heading": heading}
    if form.is_bound and form.is_valid():
        asked = directory.worded_questions(service, question, **form.cleaned_data)
        context["shown"] = as_people_see(service, asked)
    return render(request, "office/services/question.html", context, status=400 if form.errors else 200)


def _is_to_keep(request: HttpRequest, form: Any) -> bool:
    return request.method == "POST" and form.is_valid() and "preview" not in request.POST


@partnership_only
@require_http_methods(["GET", "HEAD", "POST"])
def add_question(request: HttpRequest, uuid: UUID) -> HttpResponse:
    service = directory.get_service(str(uuid))
    form = QuestionForm(request.POST or None, initial={"kind": "text"})
    if _is_to_keep(request, form):
        try:
            directory.add_question(by=actor_of(request), service=service, **form.cleaned_data)
        except Invalid as error:
            add_errors(form, error)
        else:
            flash.success(request, "The question was added.")
            return redirect("office:services-show", service.uuid)
    return _question_page(request, form, service, "Add a question")


@partnership_only
@require_http_methods(["GET", "HEAD", "POST"])
def edit_question(request: HttpRequest, uuid: UUID, question: UUID) -> HttpResponse:
    service = directory.get_service(str(uuid))
    asked = directory.get_question(service, question)
    initial = {name: getattr(asked, name) for name in ("label", "label_cy", "hint", "hint_cy", "is_required")}
    initial["options"] = "\n".join(f"{code}: {label}" for code, label in asked.options)
    initial["options_cy"] = "\n".join(asked.options_cy.get(code, "") for code, _ in asked.options)
    form = QuestionWordingForm(request.POST or None, initial=initial)
    if _is_to_keep(request, form):
        try:
            directory.update_question(by=actor_of(request), question=asked, **form.cleaned_data)
        except Invalid as error:
            add_errors(form, error)
        else:
            flash.success(request, "The question was changed.")
            return redirect("office:services-show", service.uuid)
    return _question_page(request, form, service, "Change the question", asked)


@partnership_only
@require_POST
def change_question(request: HttpRequest, uuid: UUID, question: UUID) -> HttpResponse:
    service = directory.get_service(str(uuid))
    change = CHANGES.get(request.POST.get("change", ""))
    if change is None:
        raise Missing("There is no such change.")
    change(by=actor_of(request), question=directory.get_question(service, question))
    return redirect("office:services-show", service.uuid)


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
