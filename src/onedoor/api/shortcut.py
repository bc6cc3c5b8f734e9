"""The machines' way past what only pages need: sessions, cookies, languages, forgery tokens.

It stands first among the middleware. Calls below `/open311/` go straight to their view, which takes half the time.
"""

from collections.abc import Callable

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.urls import Resolver404, resolve
from django.utils import translation

__all__ = ["MachineShortcut"]

_PREFIXES = ("/open311/",)


class MachineShortcut:
    """Calls a machine's view itself; everything else takes the usual way."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        if not request.path_info.startswith(_PREFIXES):
            return self.get_response(request)
        try:
            view, arguments, named = resolve(request.path_info)
        except Resolver404:
            return self.get_response(request)
        # Whose page this thread made before may have read Welsh.
        translation.activate(settings.LANGUAGE_CODE)
        response: HttpResponse = view(request, *arguments, **named)
        if not response.streaming:
            # Who knows where the answer ends keeps the connection for the next call.
            response.headers["Content-Length"] = str(len(response.content))
        return response
