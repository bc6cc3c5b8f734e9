"""Callbacks as Notify posts them: JSON with a bearer token of ours. It tries again where the answer is not 2xx.

https://docs.notifications.service.gov.uk/python.html#callbacks
"""

import json
from typing import Any

from django.conf import settings
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.utils.crypto import constant_time_compare
from django.views.decorators.csrf import csrf_exempt

from onedoor.apps.messages import services as messages
from onedoor.foundation.errors import Denied, Invalid, OnedoorError

__all__ = ["received", "status"]


@csrf_exempt
def status(request: HttpRequest) -> HttpResponse:
    """A delivery receipt. A message that is not known here any more is none of Notify's business."""
    try:
        given = _read(request, "id", "status")
        became = messages.notify_status_of(given["status"])
        if became is None:
            raise Invalid("That status is not known.")
    except OnedoorError as error:
        return _refused(error)
    reason = f"GOV.UK Notify: {given['status']}." if given["status"] != "delivered" else ""
    messages.note_outcome(status=became, message=given.get("reference", ""), carrier_id=given["id"], reason=reason)
    return HttpResponse(status=204)


@csrf_exempt
def received(request: HttpRequest) -> HttpResponse:
    """A text message somebody sent."""
    try:
        given = _read(request, "id", "source_number", "message")
    except OnedoorError as error:
        return _refused(error)
    number = given["source_number"]
    sender = number if number.startswith("+") or not number.isdigit() else f"+{number}"
    messages.take_reply(sender=sender, text=given["message"], carrier_id=f"notify:{given['id']}")
    return HttpResponse(status=204)


def _read(request: HttpRequest, *needed: str) -> dict[str, str]:
    """The texts of the body; raises Denied, Invalid."""
    scheme, _, token = request.headers.get("Authorization", "").partition(" ")
    ours = settings.NOTIFY_CALLBACK_TOKEN
    if not ours or scheme.lower() != "bearer" or not constant_time_compare(token.strip(), ours):
        raise Denied("The token is not ours.", code="token")
    if request.method != "POST":
        raise Invalid("Use POST.")
    try:
        given: Any = json.loads(request.body)
    except ValueError as error:
        raise Invalid("The body is not JSON.") from error
    if not isinstance(given, dict) or any(not isinstance(given.get(name), str) for name in needed):
        raise Invalid(f"Needed: {', '.join(needed)}.")
    return {name: value for name, value in given.items() if isinstance(value, str)}


def _refused(error: OnedoorError) -> JsonResponse:
    return JsonResponse({"error": {"code": error.code, "message": error.message}}, status=error.http_status)
