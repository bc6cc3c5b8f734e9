"""Where someone lives, and what is theirs there."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from onedoor.apps.places import services as places
from onedoor.foundation.errors import OnedoorError
from onedoor.web.components.errors import add_errors
from onedoor.web.portal.area import yours
from onedoor.web.portal.area.forms import PlaceForm, PointForm
from onedoor.web.portal.limits import limited
from onedoor.web.portal.spots import Spot, home_spot, keep_home, spot_of_words


@require_safe
def area(request: HttpRequest) -> HttpResponse:
    """Their services by topic, and the bodies that serve them. Without a place, asks for one."""
    spot = home_spot(request)
    if spot is None or "change" in request.GET:
        return render(request, "portal/area/ask.html", {"form": PlaceForm(), "next": request.GET.get("next", "")})
    place = spot.place()
    context = {
        "spot": spot,
        "names": yours.names_of(place),
        "bodies": yours.bodies(place),
        "topics": yours.topics(place),
        "doubtful": place.doubtful,
    }
    return render(request, "portal/area/area.html", context)


@require_safe
def find(request: HttpRequest) -> HttpResponse:
    """What was typed: one place, or several to choose from."""
    form, context = PlaceForm(request.GET), {"next": request.GET.get("next", "")}
    if not form.is_valid():
        return render(request, "portal/area/ask.html", {**context, "form": form})
    try:
        found = spot_of_words(form.cleaned_data["q"])
    except OnedoorError as error:
        form.add_error("q", error.message)
        return render(request, "portal/area/ask.html", {**context, "form": form})
    if isinstance(found, Spot) and found.is_postcode_only and "addresses" in request.GET:
        found = places.addresses_in_postcode(found.postcode)
    if found == []:
        form.add_error("q", _("We do not know that place. Try the postcode, or the house number and street."))
        return render(request, "portal/area/ask.html", {**context, "form": form})
    if isinstance(found, list):
        return render(request, "portal/area/choose.html", {**context, "form": form, "matches": found})
    keep_home(request, found)
    return redirect(_onward(request, request.GET.get("next", "")))


def _onward(request: HttpRequest, target: str) -> str:
    """Back to the page that asked where they live, if it is one of ours; else to their area."""
    is_ours = url_has_allowed_host_and_scheme(target, {request.get_host()}, require_https=request.is_secure())
    return target if target and is_ours else reverse("portal:area")


@require_POST
@limited("area", most=60, seconds=60)
def choose(request: HttpRequest) -> HttpResponse:
    """An address from the list, or a point from the device."""
    form = PointForm(request.POST)
    try:
        if request.POST.get("uprn", "").isdigit():
            keep_home(request, Spot.of_address(int(request.POST["uprn"])))
        elif form.is_valid():
            keep_home(request, Spot.of_point(form.cleaned_data["latitude"], form.cleaned_data["longitude"]))
    except OnedoorError as error:
        asked = PlaceForm({"q": ""})
        asked.is_valid()
        asked.errors.clear()
        add_errors(asked, error)
        return render(request, "portal/area/ask.html", {"form": asked})
    if home_spot(request) is None:
        return redirect(f"{reverse('portal:area')}?change=1")
    return redirect(_onward(request, request.POST.get("next", "")))
