"""Turns the errors that actions raise into pages, where a view did not do so itself."""

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from onedoor.foundation.errors import OnedoorError

# Shorter than a sentence somebody would miss: names, codes, choices.
_SHORT = 15


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
