"""One call, as JSON signed as Standard Webhooks say. Sent twice it counts once; every refusal is JSON too.

https://github.com/standard-webhooks/standard-webhooks/blob/main/spec/standard-webhooks.md
"""

import json

from django.http import HttpRequest, JsonResponse
from django.views.decorators.csrf import csrf_exempt

from onedoor.apps.contacts import services as contacts
from onedoor.foundation.errors import Invalid, OnedoorError

__all__ = ["call"]

_MOST_BYTES = 20_000


@csrf_exempt
def call(request: HttpRequest) -> JsonResponse:
    """`{"queue", "call", "state", "caller", "agent"}`: see docs/integrate/telephony.md."""
    if request.method != "POST":
        return JsonResponse(
            {"error": {"code": "method", "message": "Use POST."}}, status=405, headers={"Allow": "POST"}
        )
    try:
        given = _read(request.body)
        queue = contacts.verified_queue(given["queue"], request.headers, request.body)
        noted = contacts.note_call(
            queue=queue, call_id=given["call"], state=given["state"], caller=given["caller"], agent=given["agent"]
        )
    except OnedoorError as error:
        refusal = {"code": error.code, "message": error.message, "fields": error.fields}
        return JsonResponse({"error": refusal}, status=error.http_status)
    contact = str(noted.contact.uuid) if noted.contact else None
    return JsonResponse({"call": str(noted.uuid), "contact": contact})


def _read(body: bytes) -> dict[str, str]:
    """What is said, as texts; raises Invalid."""
    try:
        given = json.loads(body) if len(body) <= _MOST_BYTES else None
    except ValueError:
        given = None
    if not isinstance(given, dict):
        raise Invalid("The body is not a JSON object.")
    return {name: str(given.get(name) or "") for name in ("queue", "call", "state", "caller", "agent")}
