"""An officer's queue, one case with their body's part of it, and what they do about it."""

from collections.abc import Callable
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST, require_safe

from onedoor.apps.partners.data import Role
from onedoor.apps.rights import services as rights
from onedoor.apps.rights.data import GROUPS
from onedoor.apps.sharing import services as sharing
from onedoor.foundation.errors import Conflict, Denied, Invalid
from onedoor.web.components.actors import actor_of, staff_only
from onedoor.web.components.errors import add_errors
from onedoor.web.office.rights.forms import DecisionForm, EraseForm, ExtendForm, IdentityForm

governance_only = staff_only(Role.GOVERNANCE)


@governance_only
@never_cache
@require_safe
def listed(request: HttpRequest) -> HttpResponse:
    actor, group = actor_of(request), request.GET.get("group", "due")
    group = group if group in GROUPS else "due"
    counts = rights.counts(actor)
    context = {
        "page": Paginator(rights.parts_for(actor, group), 50).get_page(request.GET.get("page")),
        "group": group,
        "label": GROUPS[group],
        "groups": [(code, name, counts.get(code, "")) for code, name in GROUPS.items()],
    }
    return render(request, "office/rights/list.html", context)


@governance_only
@never_cache
@require_safe
def show(request: HttpRequest, uuid: UUID) -> HttpResponse:
    return _draw(request, uuid)


@governance_only
@require_POST
def take(request: HttpRequest, uuid: UUID) -> HttpResponse:
    return _done(request, uuid, lambda: rights.take_part(by=actor_of(request), part=str(uuid)), "It is yours.")


@governance_only
@require_POST
def ask_identity(request: HttpRequest, uuid: UUID) -> HttpResponse:
    act = lambda: rights.ask_identity(by=actor_of(request), part=str(uuid))  # noqa: E731
    return _done(request, uuid, act, "They were asked to show who they are. No time runs until they have.")


@governance_only
@require_POST
def identity(request: HttpRequest, uuid: UUID) -> HttpResponse:
    form = IdentityForm(request.POST)
    act = lambda: rights.note_identity(by=actor_of(request), part=str(uuid), **form.cleaned_data)  # noqa: E731
    return _done(request, uuid, act, "Noted. The time to answer begins today.", identity_form=form)


@governance_only
@require_POST
def extend(request: HttpRequest, uuid: UUID) -> HttpResponse:
    form = ExtendForm(request.POST)
    act = lambda: rights.extend(by=actor_of(request), part=str(uuid), **form.cleaned_data)  # noqa: E731
    return _done(request, uuid, act, "They were told that you need more time, and why.", extend_form=form)


@governance_only
@require_POST
def decide(request: HttpRequest, uuid: UUID) -> HttpResponse:
    actor = actor_of(request)
    form = DecisionForm(request.POST, part=rights.get_part_for(actor, str(uuid)))
    act = lambda: rights.decide(by=actor, part=str(uuid), answer=form.answer())  # noqa: E731
    return _done(request, uuid, act, "Answered. The person was told.", decision_form=form)


@governance_only
@require_POST
def erase(request: HttpRequest, uuid: UUID) -> HttpResponse:
    form = EraseForm(request.POST)
    act = lambda: rights.erase(by=actor_of(request), part=str(uuid), **form.cleaned_data)  # noqa: E731
    return _done(request, uuid, act, "It is erased. The person was told.", erase_form=form)


@governance_only
@never_cache
@require_safe
def held(request: HttpRequest, uuid: UUID) -> HttpResponse:
    part = rights.get_part_for(actor_of(request), str(uuid))
    return render(request, "office/rights/held.html", {"part": part, "sections": rights.preview(part)})


@governance_only
@require_POST
def withhold(request: HttpRequest, uuid: UUID) -> HttpResponse:
    """One thing of the copy is hidden, or shown."""
    given = request.POST
    part = rights.get_part_for(actor_of(request), str(uuid))
    try:
        rights.withhold(
            by=actor_of(request), part=str(uuid), row=given.get("row", ""), field=given.get("field", ""),
            is_hidden=given.get("hide") == "yes", reason=given.get("reason", ""),
        )  # fmt: skip
    except (Invalid, Conflict) as error:
        context = {"part": part, "sections": rights.preview(part), "problem": error.message, "asked": given.dict()}
        return render(request, "office/rights/held.html", context, status=400)
    messages.success(request, "Noted.")
    return redirect("office:rights-held", uuid)


@governance_only
@never_cache
@require_safe
def print_held(request: HttpRequest, uuid: UUID) -> HttpResponse:
    """The body's own share of the copy, to be handed over on paper."""
    part = rights.get_part_for(actor_of(request), str(uuid))
    context = {"part": part, "sections": rights.preview(part), "terms": rights.terms()}
    return render(request, "office/rights/print.html", context)


@governance_only
@never_cache
@require_safe
def letter(request: HttpRequest, uuid: UUID) -> HttpResponse:
    """The answer on paper, for whoever reads no e-mail; until there is one, back to the case."""
    try:
        written = rights.answer_letter(rights.get_part_for(actor_of(request), str(uuid)))
    except Conflict as error:
        messages.error(request, error.message)
        return redirect("office:rights-show", uuid)
    return render(request, "office/rights/letter.html", {"letter": written})


def _done(request: HttpRequest, uuid: UUID, act: Callable[[], object], said: str, **forms: Any) -> HttpResponse:
    """Do it and say so; where it is refused, the page with what was typed."""
    rights.get_part_for(actor_of(request), str(uuid))
    form = next(iter(forms.values()), None)
    if form is not None and not form.is_valid():
        return _draw(request, uuid, status=400, **forms)
    try:
        act()
    except (Invalid, Conflict, Denied) as error:
        if form is None:
            messages.error(request, error.message)
            return redirect("office:rights-show", uuid)
        add_errors(form, error)
        return _draw(request, uuid, status=400, **forms)
    messages.success(request, said)
    return redirect("office:rights-show", uuid)


def _draw(request: HttpRequest, uuid: UUID, status: int = 200, **forms: Any) -> HttpResponse:
    actor = actor_of(request)
    part = rights.get_part_for(actor, str(uuid))
    context = {
        "part": part,
        "case": part.case,
        "records": rights.records_of_part(part),
        "purpose": sharing.purpose_names().get(part.case.purpose, part.case.purpose),
        "told": part.told.select_related("organisation"),
        "told_outside": part.told_outside.all(),
        "needs_another": part.waits_for_erasure and rights.needs_another(part, actor),
        "identity_form": IdentityForm(),
        "extend_form": ExtendForm(),
        "decision_form": DecisionForm(part=part),
        "erase_form": EraseForm(),
        "form": next(iter(forms.values()), None),
        **forms,
    }
    return render(request, "office/rights/show.html", context, status=status)
