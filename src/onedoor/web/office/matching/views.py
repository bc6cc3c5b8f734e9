"""Precision and recall of matching, as reviewers find it in pairs drawn at random: a page and its download."""

from collections.abc import Iterator

from django.http import HttpRequest, HttpResponse, StreamingHttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from onedoor.apps.insight import services as insight
from onedoor.foundation import clock
from onedoor.web.components.actors import staff_only
from onedoor.web.components.downloads import as_csv

_HEADINGS = ("Split", "Group", "Measure", "Share", "Low", "High", "Pairs", "Joined", "In doubt", "Kept apart", "On")


@staff_only(*insight.FIGURE_ROLES)
@require_safe
def quality(request: HttpRequest) -> HttpResponse:
    page = {"rows": insight.matching_quality(), "index": insight.deprivation_index()}
    return render(request, "office/matching/quality.html", page)


@staff_only(*insight.FIGURE_ROLES)
@require_safe
def download(request: HttpRequest) -> StreamingHttpResponse:
    return as_csv(f"matching-{clock.today()}.csv", _HEADINGS, _lines(insight.matching_quality()))


def _lines(found: list[insight.Matching]) -> Iterator[list[object]]:
    for row in found:
        for name, share in (("precision", row.precision), ("recall", row.recall)):
            shares = (share.value, share.low, share.high)
            cells = ["" if row.is_small or part is None else round(part, 4) for part in shares]
            counts = (share.count, row.joined, row.doubted, row.refused)
            yield [row.split, row.label, name, *cells, *counts, clock.today()]
