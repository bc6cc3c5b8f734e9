"""The first page."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import get_language
from django.views.decorators.http import require_safe

from onedoor.apps.directory import services as directory
from onedoor.web.portal.area.forms import PlaceForm
from onedoor.web.portal.home.common import common_tasks
from onedoor.web.portal.spots import home_spot


@require_safe
def home(request: HttpRequest) -> HttpResponse:
    """What do you need, where are you, what people do most, and every topic."""
    by_topic = directory.services_by_topic(language=get_language() or "en-gb")
    context = {
        "spot": home_spot(request),
        "place_form": PlaceForm(),
        "tasks": common_tasks(by_topic),
        "topics": list(by_topic),
    }
    return render(request, "portal/home/home.html", context)
