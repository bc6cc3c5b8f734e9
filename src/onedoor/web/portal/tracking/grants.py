"""Which requests this visit may open: those sent in it, or opened by link or proof."""

from dataclasses import dataclass
from typing import TYPE_CHECKING
from uuid import UUID

from django.http import HttpRequest

from onedoor.apps.requests import services as requests
from onedoor.foundation.errors import Missing

if TYPE_CHECKING:
    from onedoor.apps.requests.models import Request

__all__ = ["Granted", "get_granted", "grant"]

_KEY = "granted"
_MOST = 20


@dataclass(frozen=True, slots=True)
class Granted:
    """A request and what this visitor is to it. `address` is a follower's own, to stop following by."""

    request: "Request"
    is_owner: bool
    address: str


def grant(http_request: HttpRequest, request: "Request", *, is_owner: bool, address: str = "") -> None:
    """Remember that this visit may open it. One who is shown to have asked stays so, whatever link comes later."""
    kept = http_request.session.get(_KEY, {})
    known = kept.pop(str(request.uuid), {})
    kept[str(request.uuid)] = {"is_owner": is_owner or bool(known.get("is_owner")), "address": address}
    http_request.session[_KEY] = dict(list(kept.items())[-_MOST:])


def get_granted(http_request: HttpRequest, uuid: UUID, *, owner_only: bool = False) -> Granted:
    """Raises Missing where this visit may not open it."""
    kept = http_request.session.get(_KEY, {}).get(str(uuid))
    if kept is None or (owner_only and not kept["is_owner"]):
        raise Missing("There is no such request.")
    return Granted(requests.get_tracked_request(uuid), kept["is_owner"], kept["address"])
