"""Finding a service and reading about it."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import get_language
from django.views.decorators.http import require_safe

from onedoor.apps.directory import services as directory
from onedoor.web.portal.services import page
from onedoor.web.portal.spots import home_spot


@require_safe
def search(request: HttpRequest) -> HttpResponse:
    """Services that fit the words, those provided where the person lives first."""
    words = request.GET.get("q", "").strip()[:200]
    spot = home_spot(request)
    place = spot.place() if spot else None
    matches = directory.search_services(words, place=place, language=get_language() or "en-gb")
    return render(request, "portal/services/search.html", {"words": words, "matches": matches, "spot": spot})


@require_safe
def topics(request: HttpRequest) -> HttpResponse:
    """Every service by topic."""
    found = directory.services_by_topic(language=get_language() or "en-gb")
    return render(request, "portal/services/topics.html", {"topics": found})


@require_safe
def service(request: HttpRequest, slug: str) -> HttpResponse:
    """What it is, who provides it where the person lives, how to reach them, what can be done here."""
    found = directory.get_service(slug)
    return render(request, "portal/services/service.html", page.service_context(found, home_spot(request)))
