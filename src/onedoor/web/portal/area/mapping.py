"""What the map asks for while it is moved: public and the same for everybody, so that it may be kept and compressed."""

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.views.decorators.cache import cache_control
from django.views.decorators.gzip import gzip_page
from django.views.decorators.http import require_safe

from onedoor.foundation.errors import Invalid
from onedoor.web.portal.area import drawing
from onedoor.web.portal.area.forms import PointForm
from onedoor.web.portal.limits import limited
from onedoor.web.portal.spots import words_for_point

GEOJSON = "application/geo+json"


@require_safe
@cache_control(public=True, max_age=3600)
@gzip_page
def outlines(request: HttpRequest) -> HttpResponse:
    """The bounds of areas, simplified for a small screen."""
    return HttpResponse(drawing.outlines(), content_type=GEOJSON)


@require_safe
@limited("streets", most=300, seconds=60, methods=("GET",))
@cache_control(public=True, max_age=3600)
@gzip_page
def streets(request: HttpRequest, row: int, column: int) -> HttpResponse:
    """Streets and houses in one square, half a kilometre wide: nobody can ask for more at once."""
    return HttpResponse(drawing.streets(row, column), content_type=GEOJSON)


@require_safe
@limited("map-words", most=120, seconds=60, methods=("GET",))
@cache_control(private=True, max_age=3600)
def words(request: HttpRequest) -> HttpResponse:
    """Where a pin stands, in the reader's language. Raises Invalid for what is no point on earth."""
    form = PointForm(request.GET)
    if not form.is_valid():
        raise Invalid("That is not a point on earth.")
    return JsonResponse({"words": words_for_point(form.cleaned_data["latitude"], form.cleaned_data["longitude"])})
