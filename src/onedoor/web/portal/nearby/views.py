"""What others have reported near by, and following it."""

import json
from typing import TYPE_CHECKING
from uuid import UUID

from django.conf import settings
from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from onedoor.apps.places import services as places
from onedoor.apps.publishing import services as publishing
from onedoor.apps.requests import services as requests
from onedoor.foundation.actors import resident
from onedoor.foundation.errors import Invalid
from onedoor.web.components.errors import add_errors
from onedoor.web.portal.limits import limited
from onedoor.web.portal.spots import home_spot
from onedoor.web.portal.tracking import acts
from onedoor.web.portal.tracking.forms import FollowForm

if TYPE_CHECKING:
    from onedoor.apps.requests.models import Request

WITHIN_METRES = 2000


def _point(report: "Request") -> tuple[float, float]:
    # What stands on public lists has a point.
    assert report.latitude is not None
    assert report.longitude is not None
    return report.latitude, report.longitude


@require_safe
def nearby(request: HttpRequest) -> HttpResponse:
    """A table, newest first, with a map that shows the same."""
    spot = home_spot(request)
    if spot is None or spot.latitude is None or spot.longitude is None:
        return redirect(f"{reverse('portal:area')}?change=1&next={request.path}")
    found = requests.public_requests_near(spot.latitude, spot.longitude, metres=WITHIN_METRES)
    page = Paginator(found, 25).get_page(request.GET.get("page"))
    pins = [{"at": [one.latitude, one.longitude], "name": one.service.name} for one in page]
    context = {"spot": spot, "page": page, "pins": json.dumps(pins), "tiles": settings.MAP_TILE_URL}
    context["reports"] = list(zip(page, places.streets_near([_point(one) for one in page]), strict=True))
    return render(request, "portal/nearby/nearby.html", context)


@require_http_methods(["GET", "POST"])
@limited("follow", most=10, seconds=300)
def public(request: HttpRequest, uuid: UUID) -> HttpResponse:
    """One public report: where it stands, and following it."""
    found = requests.get_public_request(uuid)
    form = FollowForm(request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        try:
            given = form.cleaned_data
            language = get_language() or "en-gb"
            acts.follow(found, by=resident(), email=given["email"], phone=given["phone"], language=language)
        except Invalid as error:
            add_errors(form, error)
        else:
            messages.success(request, _("We will tell you what happens."))
            return redirect("portal:public", uuid)
    (street,) = places.streets_near([_point(found)])
    context = {
        "request_": found, "form": form, "street": street, "words": publishing.public_words_of(found),
        "pictures": publishing.pictures_of(found),
    }  # fmt: skip
    return render(request, "portal/nearby/public.html", context)
