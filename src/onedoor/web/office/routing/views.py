"""Routing rules: written as a draft, tried on what came in last month, then published."""

from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.contrib import messages as flash
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from onedoor.apps.partners import services as partners
from onedoor.apps.partners.data import Role
from onedoor.apps.requests import services as requests
from onedoor.apps.requests.data import Rule
from onedoor.foundation.actors import Actor
from onedoor.foundation.errors import Conflict, Invalid, Missing
from onedoor.web.components.actors import actor_of, staff_only
from onedoor.web.office.editing import form_page
from onedoor.web.office.routing.forms import RuleForm, initial_of
from onedoor.web.office.routing.reading import Names, Rules, get_body, names_for, rules_for
from onedoor.web.office.routing.trying import shown

managers = staff_only(Role.ADMINISTRATOR, Role.SERVICE_MANAGER)
administrators = staff_only(Role.ADMINISTRATOR)
_PERIODS = (7, 30, 90)


@dataclass(frozen=True, slots=True)
class ShownRule:
    """A rule in words."""

    rule: Rule
    conditions: list[str]
    result: list[str]


@managers
@require_safe
def body_list(request: HttpRequest) -> HttpResponse:
    bodies = list(requests.bodies_managed(actor_of(request)))
    if len(bodies) == 1:
        return redirect("office:routing-show", bodies[0].uuid)
    return render(request, "office/routing/list.html", {"bodies": bodies})


@managers
@require_safe
def show(request: HttpRequest, uuid: UUID) -> HttpResponse:
    actor = actor_of(request)
    body = get_body(actor, uuid)
    found, names = rules_for(body), names_for(actor, body)
    context = {
        "body": body,
        "found": found,
        "rules": [ShownRule(rule, names.conditions(rule), names.result(rule)) for rule in found.rules],
        "teams": partners.teams_of(body),
        "may_change": requests.may_route_for(actor, body),
    }
    return render(request, "office/routing/show.html", context)


def _changeable(actor: Actor, uuid: UUID) -> tuple[Rules, Names]:
    body = get_body(actor, uuid)
    if not requests.may_route_for(actor, body):
        raise Missing("There is no such organisation.")
    return rules_for(body), names_for(actor, body)


def _back(uuid: UUID) -> tuple[str, str]:
    return reverse("office:routing-show", args=[uuid]), "Routing"


@administrators
@require_http_methods(["GET", "HEAD", "POST"])
def add(request: HttpRequest, uuid: UUID) -> HttpResponse:
    actor = actor_of(request)
    found, names = _changeable(actor, uuid)
    form = RuleForm(request.POST or None, names=names, initial={"give": ""})

    def save(**_given: Any) -> object:
        return _keep(actor, found, (*found.rules, form.rule()))

    done = "The rule stands in the draft, last of all. Try the draft before you publish it."
    intro = "The first rule that fits decides. Everything you fill in must hold; what you leave blank does not matter."
    return form_page(request, form, save, title="Add a rule", back=_back(uuid), done=done, intro=intro)


@administrators
@require_http_methods(["GET", "HEAD", "POST"])
def change(request: HttpRequest, uuid: UUID, code: str) -> HttpResponse:
    actor = actor_of(request)
    found, names = _changeable(actor, uuid)
    rule = found.get(code)
    form = RuleForm(request.POST or None, names=names, code=code, initial=initial_of(rule, names))

    def save(**_given: Any) -> object:
        return _keep(actor, found, tuple(form.rule() if one.code == code else one for one in found.rules))

    return form_page(request, form, save, title=rule.name, back=_back(uuid), done="The draft was changed.")


def _keep(actor: Actor, found: Rules, rules: tuple[Rule, ...]) -> object:
    return requests.change_rules(by=actor, organisation=found.organisation, rules=rules, version=found.version)


@administrators
@require_POST
def move(request: HttpRequest, uuid: UUID, code: str) -> HttpResponse:
    """One place up or down, or out."""
    actor = actor_of(request)
    found, _ = _changeable(actor, uuid)
    at = found.rules.index(found.get(code))
    rules = list(found.rules)
    rule, where = rules.pop(at), request.POST.get("where", "")
    if where != "out":
        rules.insert(max(at + (1 if where == "down" else -1), 0), rule)
    try:
        _keep(actor, found, tuple(rules))
    except Conflict as error:
        flash.error(request, error.message)
    return redirect("office:routing-show", uuid)


@administrators
@require_safe
def try_out(request: HttpRequest, uuid: UUID) -> HttpResponse:
    """What the draft would have done with what came in; nothing is changed."""
    actor = actor_of(request)
    found, names = _changeable(actor, uuid)
    given = request.GET.get("days", "")
    days = int(given) if given in map(str, _PERIODS) else 30
    tried = requests.try_rules(by=actor, organisation=found.organisation, days=days) if found.is_draft else None
    context = {"body": found.organisation, "found": found, "days": days, "periods": _PERIODS,
               "tried": shown(tried, found, names) if tried else None}  # fmt: skip
    return render(request, "office/routing/try.html", context)


@administrators
@require_POST
def publish(request: HttpRequest, uuid: UUID) -> HttpResponse:
    actor = actor_of(request)
    found, _ = _changeable(actor, uuid)
    given = request.POST.get("version", "")
    version = int(given) if given.isdecimal() else -1
    try:
        requests.publish_rules(by=actor, organisation=found.organisation, version=version)
        flash.success(request, "The rules hold for what comes in from now on.")
    except (Conflict, Invalid) as error:
        flash.error(request, error.message)
    return redirect("office:routing-show", uuid)


@administrators
@require_POST
def discard(request: HttpRequest, uuid: UUID) -> HttpResponse:
    actor = actor_of(request)
    found, _ = _changeable(actor, uuid)
    requests.discard_rules(by=actor, organisation=found.organisation)
    flash.success(request, "The draft is gone. What holds stays as it was.")
    return redirect("office:routing-show", uuid)
