"""Open data: what was reported, where, when and how it stands. Nothing anybody wrote, took or is known by.

Points are given to four decimals, some ten metres: a gate, not a front door.
"""

import json
from collections.abc import Iterator
from typing import Any
from uuid import UUID

from django.conf import settings
from django.http import HttpRequest, StreamingHttpResponse
from django.urls import reverse
from django.utils.translation import get_language
from django.views.decorators.http import require_safe

from onedoor.apps.requests import services as requests
from onedoor.apps.requests.data import OpenReport
from onedoor.web.components import downloads
from onedoor.web.portal.limits import limited
from onedoor.web.portal.reports.forms import FilterForm

__all__ = ["as_geojson", "as_table"]

_COLUMNS = (
    "id", "service", "service_code", "status", "is_open", "organisation", "sent", "closed", "latitude", "longitude",
    "address",
)  # fmt: skip


@require_safe
@limited("reports-feed", most=30, seconds=300, methods=("GET",))
def as_table(request: HttpRequest) -> StreamingHttpResponse:
    return downloads.as_csv("reports.csv", _COLUMNS, (tuple(row.values()) for row in _rows(request)))


@require_safe
@limited("reports-feed", most=30, seconds=300, methods=("GET",))
def as_geojson(request: HttpRequest) -> StreamingHttpResponse:
    return StreamingHttpResponse(downloads.in_pieces(_features(_rows(request))), content_type="application/geo+json")


def _features(rows: Iterator[dict[str, Any]]) -> Iterator[str]:
    yield '{"type":"FeatureCollection","features":['
    for number, row in enumerate(rows):
        place = [row.pop("longitude"), row.pop("latitude")]
        feature = {"type": "Feature", "geometry": {"type": "Point", "coordinates": place}, "properties": row}
        yield ("," if number else "") + json.dumps(feature, ensure_ascii=False)
    yield "]}"


def _rows(request: HttpRequest) -> Iterator[dict[str, Any]]:
    form = FilterForm(request.GET, language=get_language() or "en-gb")
    nobody = str(UUID(int=0))
    # Found once: to find an address takes as long as to read a row.
    page = settings.PUBLIC_URL + reverse("portal:public", args=[nobody])
    return (
        _row(one, page.replace(nobody, str(one.uuid)))
        for one in requests.open_reports(requests.public_reports(**form.wanted))
    )


def _row(report: OpenReport, page: str) -> dict[str, Any]:
    values = (
        str(report.uuid), *report[1:6], report.raised_at.date().isoformat(),
        report.closed_at.date().isoformat() if report.closed_at else None, round(report.latitude, 4),
        round(report.longitude, 4), page,
    )  # fmt: skip
    return dict(zip(_COLUMNS, values, strict=True))
