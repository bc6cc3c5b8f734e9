"""Turns the errors that actions raise into pages, where a view did not do so itself."""

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from onedoor.foundation.errors import OnedoorError


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
        return render(request, template, {"error": error}, status=error.http_status)
