"""What other systems announce to a queue: JSON, signed as Standard Webhooks say; every refusal is JSON too.

https://github.com/standard-webhooks/standard-webhooks/blob/main/spec/standard-webhooks.md
"""

import json
from collections.abc import Callable, Mapping
from typing import Any

from django.http import HttpRequest, JsonResponse
from django.views.decorators.csrf import csrf_exempt

from onedoor.apps.contacts import services as contacts
from onedoor.apps.contacts.data import QueueKind
from onedoor.foundation.errors import Invalid, OnedoorError

__all__ = ["announced_to"]

Taken = Callable[[Any, Mapping[str, Any]], dict[str, Any]]


def announced_to(kind: QueueKind, *, most_bytes: int) -> Callable[[Taken], Callable[[HttpRequest], JsonResponse]]:
    """A view that hands on the queue whose secret signed the body, and what the body says."""

    def decorate(take: Taken) -> Callable[[HttpRequest], JsonResponse]:
        @csrf_exempt
        def view(request: HttpRequest) -> JsonResponse:
            if request.method != "POST":
                refusal = {"code": "method", "message": "Use POST."}
                return JsonResponse({"error": refusal}, status=405, headers={"Allow": "POST"})
            try:
                given = _read(request, most_bytes)
                queue = contacts.verified_queue(kind, str(given.get("queue") or ""), request.headers, request.body)
                return JsonResponse(take(queue, given))
            except OnedoorError as error:
                said = {"code": error.code, "message": error.message, "fields": error.fields}
                return JsonResponse({"error": said}, status=error.http_status)

        return view

    return decorate


def _read(request: HttpRequest, most_bytes: int) -> Mapping[str, Any]:
    if int(request.headers.get("content-length") or 0) > most_bytes:
        raise Invalid(f"The body is larger than {most_bytes // 1000} kB.")
    try:
        given = json.loads(request.body)
    except (ValueError, RecursionError):
        given = None
    if not isinstance(given, dict):
        raise Invalid("The body is not a JSON object.")
    return given
