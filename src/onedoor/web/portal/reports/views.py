"""Everything that was reported, on a map and as a list of equal worth: the same filters, the same reports."""

from urllib.parse import urlencode
from uuid import UUID

from django.conf import settings
from django.core.paginator import Paginator
from django.http import FileResponse, HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import get_language
from django.views.decorators.cache import cache_control
from django.views.decorators.gzip import gzip_page
from django.views.decorators.http import require_safe

from onedoor.apps.directory import services as directory
from onedoor.apps.places import services as places
from onedoor.apps.publishing import services as publishing
from onedoor.apps.requests import services as requests
from onedoor.web.portal.limits import limited
from onedoor.web.portal.reports.forms import FilterForm

__all__ = ["picture", "pins", "reports"]

_PAGE = 25
# Degrees of latitude a square of the map is high: so many of them fit above each other in what is seen.
_SQUARES = 9
_ALL_ALONE_BELOW = 0.012


@require_safe
def reports(request: HttpRequest) -> HttpResponse:
    form = FilterForm(request.GET, language=get_language() or "en-gb")
    page = Paginator(requests.public_reports(**form.wanted), _PAGE).get_page(request.GET.get("page"))
    # What stands on public lists has a point.
    streets = places.streets_near([(one.latitude or 0.0, one.longitude or 0.0) for one in page])
    context = {
        "form": form,
        "page": page,
        "reports": list(zip(page, streets, strict=True)),
        "query": urlencode(form.query),
        "anywhere": urlencode({name: value for name, value in form.query.items() if name != "box"}),
        "tiles": settings.MAP_TILE_URL,
        "list_at": (reverse("portal:reports"), request.GET),
    }
    return render(request, "portal/reports/reports.html", context)


@require_safe
@limited("reports-pins", most=300, seconds=60, methods=("GET",))
@cache_control(public=True, max_age=60)
@gzip_page
def pins(request: HttpRequest) -> JsonResponse:
    """What lies in the part of the map that is seen: single reports, and circles for many that lie together."""
    form = FilterForm(request.GET, language=get_language() or "en-gb")
    wanted = form.wanted
    box = wanted["box"] or (-90.0, -180.0, 90.0, 180.0)
    height = box[2] - box[0]
    cell = height / _SQUARES if height > _ALL_ALONE_BELOW else 0.00002
    names = {key: one.name for key, one in directory.service_names().items()}
    found = publishing.clusters(requests.public_reports(**wanted), cell=cell)
    return JsonResponse(
        {
            "pins": [
                {
                    "at": [round(one.latitude, 5), round(one.longitude, 5)],
                    "count": one.count,
                    "box": [round(side, 5) for side in one.box],
                    "open": one.is_open,
                    "name": names.get(one.service, ""),
                    "href": reverse("portal:public", args=[one.uuid]) if one.uuid else "",
                }
                for one in found
            ],
            # For the map to begin with: a circle stands in the middle of what it counts.
            "within": _around([one.box for one in found]),
        }
    )


def _around(boxes: list[tuple[float, float, float, float]]) -> list[list[float]]:
    """The south-western and north-eastern corners of all of them; nothing where there are none."""
    if not boxes:
        return []
    south, west, north, east = zip(*boxes, strict=True)
    return [[min(south), min(west)], [max(north), max(east)]]


@require_safe
def picture(request: HttpRequest, uuid: UUID, picture: UUID) -> FileResponse:
    """The copy that staff let the public see, as long as the report itself is shown."""
    found = publishing.get_public_picture(requests.get_public_request(uuid), picture)
    response = FileResponse(found.file.open("rb"), content_type="image/jpeg")
    response["X-Content-Type-Options"] = "nosniff"
    response["Content-Security-Policy"] = "default-src 'none'; sandbox"
    response["Cache-Control"] = "public, max-age=300"
    return response
