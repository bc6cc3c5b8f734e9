"""PUT a record: opened where its key is new, changed where it is known. The API key says whose record it is."""

import json
from typing import Any

from django.http import HttpRequest, JsonResponse
from django.views.decorators.csrf import csrf_exempt

from onedoor.apps.partners import services as partners
from onedoor.apps.partners.data import Role
from onedoor.apps.people import services as people
from onedoor.foundation.actors import Actor
from onedoor.foundation.errors import Denied, Invalid, OnedoorError

__all__ = ["record"]

_STATUSES = {"new": 201}


@csrf_exempt
def record(request: HttpRequest, system: str, key: str) -> JsonResponse:
    """No session and no cookie, so no forgery token; every refusal as JSON."""
    if request.method != "PUT":
        refusal = {"code": "method", "message": "Use PUT.", "fields": {}}
        return JsonResponse({"error": refusal}, status=405, headers={"Allow": "PUT"})
    try:
        actor = _caller(request)
        (organisation,) = actor.organisations_as(Role.SERVICE_OFFICER)
        received = people.receive_record(
            by=actor, organisation=partners.get_organisation(organisation), system=system, key=key,
            given=_body(request),
        )  # fmt: skip
    except OnedoorError as error:
        refusal = {"code": error.code, "message": error.message, "fields": error.fields}
        return JsonResponse({"error": refusal}, status=error.http_status)
    found = {"record": received.uuid, "reference": received.reference, "change": received.change}
    return JsonResponse(found, status=_STATUSES.get(received.change, 200))


def _caller(request: HttpRequest) -> Actor:
    """The system whose key this is; raises Denied."""
    scheme, _, key = request.headers.get("Authorization", "").partition(" ")
    actor = partners.actor_for_api_key(key.strip()) if scheme.lower() == "bearer" else None
    if actor is None:
        raise Denied("Give a key that is valid: Authorization: Bearer, and the key.", code="key")
    return actor


def _body(request: HttpRequest) -> dict[str, Any]:
    """The record as it was sent; raises Invalid."""
    try:
        given = json.loads(request.body)
    except ValueError as error:
        raise Invalid(f"The body is not JSON: {error}") from None
    if not isinstance(given, dict):
        raise Invalid("The body is not a JSON object.")
    return given
