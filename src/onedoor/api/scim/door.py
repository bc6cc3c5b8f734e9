"""The door of SCIM: whose token it is, how often it may knock, and every refusal in SCIM's shape."""

import json
from collections.abc import Callable
from functools import wraps
from typing import Any

from django.core.cache import cache
from django.http import HttpRequest, HttpResponse
from django.views.decorators.cache import never_cache
from django.views.decorators.csrf import csrf_exempt
from pydantic import ValidationError
from scim2_models import Error, InvalidSyntaxException, SCIMException

from onedoor.apps.partners import services as partners
from onedoor.foundation.callers import address_of
from onedoor.foundation.errors import Conflict, Invalid, OnedoorError

__all__ = ["answer", "body_of", "door"]

View = Callable[..., HttpResponse]

_MOST_BYTES = 1024 * 1024
# A first run of a directory sends everybody, one call each.
_MOST_A_MINUTE = 1200
_MOST_WRONG_A_MINUTE = 30


def answer(said: dict[str, Any] | None, status: int = 200, **headers: str) -> HttpResponse:
    content = b"" if said is None else json.dumps(said).encode()
    response = HttpResponse(content, status=status, content_type="application/scim+json")
    for name, value in headers.items():
        response[name.replace("_", "-")] = value
    return response


def door(view: View) -> View:
    """No session and no cookie, so no forgery token: gives the view the actor and the one organisation it may touch."""

    @csrf_exempt
    @never_cache
    @wraps(view)
    def guarded(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        scheme, _, token = request.headers.get("Authorization", "").partition(" ")
        known = partners.provisioner_for_token(token.strip()) if scheme.lower() == "bearer" else None
        if known is None:
            if _is_over(f"wrong:{address_of(request)}", _MOST_WRONG_A_MINUTE):
                return _refused(429, "Too many tokens that are none. Wait a minute.")
            return _refused(401, "Give a token that is valid: Authorization: Bearer, and the token.")
        actor, organisation = known
        if _is_over(actor.id, _MOST_A_MINUTE):
            return _refused(429, "Too many calls. Wait a minute.")
        try:
            return view(request, actor, organisation, *args, **kwargs)
        except ValidationError as error:
            return _error(Error.from_validation_error(dict(error.errors()[0])))
        except SCIMException as error:
            return _error(error.to_error())
        except OnedoorError as error:
            why = [f"{name}: {' '.join(texts)}" for name, texts in error.fields.items()]
            return _refused(error.http_status, " ".join(why) or error.message, _kind(error))

    return guarded


def body_of(request: HttpRequest) -> dict[str, Any]:
    """The JSON object that was sent; raises SCIMException."""
    if int(request.headers.get("Content-Length") or 0) > _MOST_BYTES:
        raise InvalidSyntaxException(detail="The body is larger than a megabyte.")
    try:
        given = json.loads(request.body)
    except ValueError:
        given = None
    if not isinstance(given, dict):
        raise InvalidSyntaxException(detail="The body is not a JSON object.")
    return given


def _is_over(who: str, most: int) -> bool:
    key = f"scim:{who}"
    cache.add(key, 0, 60)
    try:
        return cache.incr(key) > most
    except ValueError:  # It ran out between the two calls.
        return False


def _kind(error: OnedoorError) -> str | None:
    if isinstance(error, Conflict) and error.code == "uniqueness":
        return "uniqueness"
    return "invalidValue" if isinstance(error, Invalid) else None


def _refused(status: int, detail: str, kind: str | None = None) -> HttpResponse:
    response = _error(Error(status=status, detail=detail, scim_type=kind))
    if status == 429:
        response["Retry-After"] = "60"
    if status == 401:
        response["WWW-Authenticate"] = "Bearer"
    return response


def _error(error: Error) -> HttpResponse:
    return answer(error.model_dump(), int(error.status or 400))
