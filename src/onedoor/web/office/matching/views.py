"""Precision and recall of matching, as reviewers find it in pairs drawn at random: a page and its download."""

import csv

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from onedoor.apps.insight import services as insight
from onedoor.foundation import clock
from onedoor.web.components.actors import staff_only

_HEADINGS = ("Split", "Group", "Measure", "Share", "Low", "High", "Pairs", "Joined", "In doubt", "Kept apart", "On")


@staff_only(*insight.FIGURE_ROLES)
@require_safe
def quality(request: HttpRequest) -> HttpResponse:
    return render(request, "office/matching/quality.html", {"rows": insight.matching_quality()})


@staff_only(*insight.FIGURE_ROLES)
@require_safe
def download(request: HttpRequest) -> HttpResponse:
    response = HttpResponse(content_type="text/csv; charset=utf-8")
    response["Content-Disposition"] = f'attachment; filename="matching-{clock.today()}.csv"'
    response.write("\ufeff")
    writer = csv.writer(response)
    writer.writerow(_HEADINGS)
    for row in insight.matching_quality():
        for name, found in (("precision", row.precision), ("recall", row.recall)):
            shares = (found.value, found.low, found.high)
            cells = ["" if row.is_small or share is None else round(share, 4) for share in shares]
            counts = (found.count, row.joined, row.doubted, row.refused)
            writer.writerow([row.split, row.label, name, *cells, *counts, clock.today()])
    return response
