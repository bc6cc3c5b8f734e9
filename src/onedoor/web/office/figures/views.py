"""Pages, charts and downloads of figures."""

from typing import Any

from django.http import HttpRequest, HttpResponse, StreamingHttpResponse
from django.shortcuts import render

from onedoor.apps.insight import services as insight
from onedoor.apps.insight.data import Breakdown, Figure, Scope
from onedoor.apps.partners import services as partners
from onedoor.foundation.errors import Missing
from onedoor.web.components.actors import actor_of, staff_only
from onedoor.web.components.downloads import as_csv
from onedoor.web.office.figures.charts import draw
from onedoor.web.office.figures.forms import ScopeForm
from onedoor.web.office.figures.rows import Row, rows_of
from onedoor.web.office.figures.topics import TOPICS, Topic, get_topic

__all__ = ["chart", "download", "overview", "topic_page"]


@staff_only(*insight.FIGURE_ROLES)
def overview(request: HttpRequest) -> HttpResponse:
    form = ScopeForm(request.GET, actor=actor_of(request))
    scope = form.scope()
    context = {
        "form": form,
        "scope": scope,
        "topics": TOPICS,
        "avoidable": insight.avoidable_total(scope),
        "causes": _rows(request, get_topic("avoidable"), insight.causes(scope)[:5], scope),
        "in_time": insight.in_time_total(scope),
        "satisfaction": insight.satisfaction_total(scope),
        "open": insight.open_now(scope),
        "query": _query(request),
    }
    return render(request, "office/figures/overview.html", context)


@staff_only(*insight.FIGURE_ROLES)
def topic_page(request: HttpRequest, slug: str) -> HttpResponse:
    topic, by, form, figures = _asked(request, slug)
    context = {
        "topic": topic,
        "heading": topic.heading(by),
        "by": by,
        "form": form,
        "scope": form.scope(),
        "rows": _rows(request, topic, figures, form.scope()),
        "breakdowns": [(choice, _query(request, by=choice.value)) for choice in topic.breakdowns],
        "query": _query(request),
    }
    return render(request, "office/figures/topic.html", context)


@staff_only(*insight.FIGURE_ROLES)
def chart(request: HttpRequest, slug: str) -> HttpResponse:
    topic, by, form, figures = _asked(request, slug)
    shown = [row.figure for row in _rows(request, topic, figures, form.scope()) if not row.is_suppressed]
    picture = draw(topic, by, shown, partners.current_partnership().brand_colour)
    return HttpResponse(picture, content_type="image/svg+xml")


@staff_only(*insight.FIGURE_ROLES)
def download(request: HttpRequest, slug: str) -> StreamingHttpResponse:
    topic, by, form, figures = _asked(request, slug)
    period = form.scope().period
    rows = _rows(request, topic, figures, form.scope())
    headings = [by.label, *(column.heading for column in topic.columns), "From", "To"]
    lines = ([row.figure.label, *row.plain, period.first, period.last] for row in rows)
    return as_csv(f"{topic.slug}-by-{by.value}.csv", headings, lines)


def _asked(request: HttpRequest, slug: str) -> tuple[Topic, Breakdown, ScopeForm, list[Figure]]:
    topic = get_topic(slug)
    by = request.GET.get("by", topic.breakdowns[0].value)
    if by not in topic.breakdowns:
        raise Missing("This figure cannot be split that way.")
    form = ScopeForm(request.GET, actor=actor_of(request))
    return topic, Breakdown(by), form, topic.compute(form.scope(), Breakdown(by))


def _rows(request: HttpRequest, topic: Topic, figures: list[Figure], scope: Scope) -> list[Row]:
    return rows_of(topic, figures, scope, own=insight.own_organisations(actor_of(request)), query=request.GET)


def _query(request: HttpRequest, **changes: Any) -> str:
    given = request.GET.copy()
    for name, value in changes.items():
        given[name] = value
    return given.urlencode()
