"""What holds for every page: errors that actions raise become pages, and pages of somebody's are kept by nobody."""

from collections.abc import Callable

from django.contrib.auth import SESSION_KEY
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.cache import add_never_cache_headers

from onedoor.foundation.errors import OnedoorError

# Shorter than a sentence somebody would miss: names, codes, choices.
_SHORT = 15


class UnkeptPagesMiddleware:
    """What staff see is left neither in a cache on the way nor in the browser of a shared computer.

    A view that says something else about itself is believed. Pages of the public say it themselves where they are
    somebody's: on the others the browser may give back what was typed.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        response = self.get_response(request)
        session = getattr(request, "session", None)
        if session is not None and session.accessed and SESSION_KEY in session and "Cache-Control" not in response:
            add_never_cache_headers(response)
        return response


class ErrorPageMiddleware:
    """Views show a form's errors beside its fields; what reaches here has no form to go back to."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self.get_response(request)

    def process_exception(self, request: HttpRequest, error: Exception) -> HttpResponse | None:
        if not isinstance(error, OnedoorError):
            return None
        template = "404.html" if error.http_status == 404 else "problem.html"
        context = {"error": error, "typed": _typed(request)}
        return render(request, template, context, status=error.http_status)


def _typed(request: HttpRequest) -> list[str]:
    """Sentences that were sent: whoever wrote them gets them back where what they were for is gone meanwhile."""
    if request.method != "POST" or not request.user.is_authenticated:
        return []
    written = (str(value).strip() for name, value in request.POST.items() if "password" not in name)
    return [words for words in written if len(words) > _SHORT and any(map(str.isspace, words))]
