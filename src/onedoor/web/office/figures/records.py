"""The records behind a figure."""

from collections.abc import Callable
from dataclasses import replace
from typing import Any

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from onedoor.apps.insight import services as insight
from onedoor.apps.insight.data import Scope
from onedoor.foundation.actors import Actor
from onedoor.foundation.errors import Missing
from onedoor.web.components.actors import actor_of, staff_only
from onedoor.web.office.figures.forms import ScopeForm

__all__ = ["records"]

_PER_PAGE = 50
_KINDS: dict[str, Callable[..., Any]] = {
    "clocks": insight.clock_records,
    "contacts": insight.contact_records,
    "requests": insight.request_records,
    "feedback": insight.feedback_records,
}


@staff_only(*insight.FIGURE_ROLES)
def records(request: HttpRequest, kind: str) -> HttpResponse:
    if kind not in _KINDS:
        raise Missing("There are no such records.")
    actor = actor_of(request)
    page = Paginator(_KINDS[kind](_scope(request, actor), by=actor), _PER_PAGE).get_page(request.GET.get("page"))
    query = request.GET.copy()
    query.pop("page", None)
    context = {"page": page, "kind": kind, "query": query.urlencode()}
    return render(request, f"office/figures/records_{kind}.html", context)


def _scope(request: HttpRequest, actor: Actor) -> Scope:
    scope = ScopeForm(request.GET, actor=actor).scope()
    if organisation := request.GET.get("organisation"):
        scope = replace(scope, organisations=frozenset({organisation}))
    return replace(scope, cause=request.GET.get("cause", ""), part=request.GET.get("part", ""))
