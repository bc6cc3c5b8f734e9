"""Areas in the shape of mySociety's MapIt, so that systems which ask one can ask us instead. Open data, no key."""

from collections.abc import Iterable
from typing import Any

from django.http import HttpRequest, JsonResponse
from django.views.decorators.http import require_safe

from onedoor.apps.places import services as places
from onedoor.foundation.errors import OnedoorError

__all__ = ["areas", "point", "postcode"]


def _shape(found: Iterable[places.AreaRef]) -> dict[str, dict[str, Any]]:
    return {
        area.uuid: {
            "id": area.uuid,
            "name": area.name,
            "type": area.type,
            "type_name": area.type.replace("_", " ").capitalize(),
            "codes": {"gss": area.code},
            "all_names": {"cy": area.name_cy} if area.name_cy else {},
            "parent_area": None,
        }
        for area in found
    }


def _answer(document: dict[str, Any], status: int = 200) -> JsonResponse:
    response = JsonResponse(document, status=status)
    response["Access-Control-Allow-Origin"] = "*"
    return response


def _refusal(error: OnedoorError) -> JsonResponse:
    return _answer({"error": error.message, "code": error.http_status}, error.http_status)


@require_safe
def point(request: HttpRequest, longitude: str, latitude: str) -> JsonResponse:
    """Every area at a point in WGS 84."""
    try:
        found = places.place_at(float(latitude), float(longitude))
    except OnedoorError as error:
        return _refusal(error)
    return _answer(_shape(found.areas))


@require_safe
def postcode(request: HttpRequest, text: str) -> JsonResponse:
    """A postcode's middle and the areas its addresses share."""
    try:
        place = places.place_of_postcode(text)
    except OnedoorError as error:
        return _refusal(error)
    position = {"postcode": place.postcode, "wgs84_lat": place.latitude, "wgs84_lon": place.longitude}
    return _answer(position | {"areas": _shape(place.areas)})


@require_safe
def areas(request: HttpRequest, kinds: str) -> JsonResponse:
    """Every area of some kinds, given with commas between them."""
    return _answer(_shape(area for kind in kinds.split(",")[:20] for area in places.areas_of_type(kind)))
