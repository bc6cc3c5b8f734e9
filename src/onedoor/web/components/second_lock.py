"""The second lock on pages for staff. See `onedoor.foundation.reading`."""

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse

from onedoor.apps.contacts import services as contacts
from onedoor.apps.sharing import services as sharing
from onedoor.foundation.reading import read_as
from onedoor.web.components.actors import actor_of

__all__ = ["SecondLockMiddleware"]

_READS = ("GET", "HEAD")
_DESK = "/desk/"


class SecondLockMiddleware:
    """While a page of the desk is made, the database gives rows of bodies the reader may reach, and no others.

    What changes something is left out: a request is passed on to bodies out of reach. So are figures, which count all.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        if request.method not in _READS or not request.path_info.startswith(_DESK) or request.user.is_anonymous:
            return self.get_response(request)
        actor = actor_of(request)
        # Behind broken glass everything is open; behind a proof the body it was given for.
        opened = contacts.bodies_opened_to(actor)
        with read_as(None if opened is None else sharing.bodies_in_reach(actor) | opened):
            return self.get_response(request)
