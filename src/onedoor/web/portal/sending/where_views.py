"""The step that asks where: on a map or by address, whichever the person likes better."""

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods

from onedoor.apps.directory import services as directory
from onedoor.apps.places import services as places
from onedoor.apps.places.data import AddressMatch
from onedoor.foundation.errors import OnedoorError
from onedoor.web.portal.area.forms import PlaceForm, PointForm
from onedoor.web.portal.limits import limited
from onedoor.web.portal.sending import drafts, steps
from onedoor.web.portal.spots import Spot, home_spot, keep_home, spot_of_words


@require_http_methods(["GET", "POST"])
@limited("where", most=60, seconds=60)
def where(request: HttpRequest, draft_id: str) -> HttpResponse:
    """GET with `q` searches; POST takes an address from the list, a point, a postcode, or "I do not know"."""
    draft = drafts.get_draft(request, draft_id)
    if request.method == "POST":
        return _take(request, draft)
    if "q" not in request.GET:
        return _page(request, draft, PlaceForm(), **_which_home(draft))
    form = PlaceForm(request.GET)
    if form.is_valid():
        try:
            found = spot_of_words(form.cleaned_data["q"])
        except OnedoorError as error:
            form.add_error("q", error.message)
        else:
            matches = found if isinstance(found, list) else _at_postcode(found)
            postcode = found.postcode if isinstance(found, Spot) else ""
            shown = found if isinstance(found, Spot) else next((one for one in found if one.latitude is not None), None)
            return _page(request, draft, form, matches=matches, postcode=postcode, found=shown)
    return _page(request, draft, form)


def _at_postcode(spot: Spot) -> list[AddressMatch]:
    return places.addresses_in_postcode(spot.postcode) if spot.is_postcode_only else []


def _which_home(draft: drafts.Draft) -> dict[str, object]:
    """The addresses of the postcode they gave, where only one of them will do; it need not be typed again."""
    service = directory.get_service(draft.service)
    if draft.spot is None:
        return {}
    found = steps.responsible(service, draft)
    if not steps.needs_address(service, found, draft):
        return {}
    return {"matches": _at_postcode(draft.spot), "doubt": found, "is_border": steps.is_at_border(found, draft)}


def _take(request: HttpRequest, draft: drafts.Draft) -> HttpResponse:
    try:
        spot = _given(request)
    except OnedoorError as error:
        form = PlaceForm({"q": request.POST.get("postcode", "")})
        form.add_error("q", error.message)
        return _page(request, draft, form)
    if spot is not None:
        draft.spot, draft.accepts_doubt = spot, False
        draft.asset = ""
        draft.undo("where", "which", "similar")
    draft.accepts_doubt = "unknown" in request.POST
    return _go_on(request, draft)


def _given(request: HttpRequest) -> Spot | None:
    if request.POST.get("uprn", "").isdigit():
        return Spot.of_address(int(request.POST["uprn"]))
    if request.POST.get("postcode"):
        found = spot_of_words(request.POST["postcode"])
        return found if isinstance(found, Spot) else None
    form = PointForm(request.POST)
    return Spot.of_point(form.cleaned_data["latitude"], form.cleaned_data["longitude"]) if form.is_valid() else None


def _go_on(request: HttpRequest, draft: drafts.Draft) -> HttpResponse:
    """On to the next step, unless it is nobody's here or only an address says whose."""
    service = directory.get_service(draft.service)
    if draft.spot is None:
        form = PlaceForm({"q": ""})
        return _page(request, draft, form)
    found = steps.responsible(service, draft)
    needs_address = steps.needs_address(service, found, draft)
    if found.accountable is None and not draft.organisation and not found.needs_address and not needs_address:
        drafts.keep(request, draft)
        return render(request, "portal/sending/not_here.html", {"draft": draft, "service": service, "found": found})
    if needs_address:
        drafts.keep(request, draft)
        return _page(request, draft, PlaceForm(), **_which_home(draft))
    draft.finish("where")
    drafts.keep(request, draft)
    if not service.needs_place and home_spot(request) is None:
        keep_home(request, draft.spot)
    return redirect(steps.next_address(draft, directory.form_of(steps.version_of(service, draft))))


def _page(request: HttpRequest, draft: drafts.Draft, form: PlaceForm, **more: object) -> HttpResponse:
    service = directory.get_service(draft.service)
    found = more.get("found") or draft.spot
    context = {
        "draft": draft,
        "service": service,
        "form": form,
        # What was typed moves the map; from far away where nothing is known, close by where a place is.
        "start": found or home_spot(request),
        "zoom": 17 if found else 16,
        "tiles": settings.MAP_TILE_URL,
        "tile_credit": settings.MAP_TILE_CREDIT,
        **more,
    }
    return render(request, "portal/sending/where.html", context)
