"""The doors of GeoReport v2. Each reads the call, does it, and writes the answer as XML or JSON."""

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.http import FileResponse, HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.views.decorators.csrf import csrf_exempt

from onedoor.api.open311 import calls, shapes
from onedoor.api.open311.body import Parameters, body_parameters, query_parameters
from onedoor.api.open311.problems import Problem, bad, missing, problem_of, problem_response
from onedoor.api.open311.rendering import Format, respond
from onedoor.apps.partners import services as partners
from onedoor.foundation.errors import OnedoorError

__all__ = ["definition", "discovery", "elsewhere", "picture", "request", "requests", "services", "token", "updates"]

View = Callable[..., HttpResponseBase]


def door(view: View) -> View:
    """An open door: no session, no cookie, so no forgery token either; every refusal in the standard's shape."""

    @csrf_exempt
    @wraps(view)
    def answered(request: HttpRequest, *, format: Format = "xml", **kwargs: Any) -> HttpResponseBase:
        try:
            return view(request, format=format, **kwargs)
        except Problem as problem:
            return problem_response(problem, format)
        except OnedoorError as error:
            return problem_response(problem_of(error), format)

    return answered


def _query(request: HttpRequest) -> Parameters:
    if request.method not in {"GET", "HEAD"}:
        raise bad(f"{request.method} is not understood here: use GET.")
    return query_parameters(request)


@door
def discovery(request: HttpRequest, *, format: Format, is_test: bool) -> HttpResponse:
    _query(request)
    partnership = partners.current_partnership()
    contact = ", ".join(filter(None, (partnership.name, partnership.email, partnership.phone)))
    return respond(shapes.discovery(contact), root="discovery", format=format)


@door
def services(request: HttpRequest, *, format: Format, is_test: bool) -> HttpResponse:
    return respond(calls.list_services(_query(request)), root="services", format=format)


@door
def definition(request: HttpRequest, *, code: str, format: Format, is_test: bool) -> HttpResponse:
    return respond(calls.describe_service(_query(request), code), root="service_definition", format=format)


@door
def requests(request: HttpRequest, *, format: Format, is_test: bool) -> HttpResponse:
    if request.method == "POST":
        received = calls.post_report(body_parameters(request), is_test=is_test)
        return respond(received, root="service_requests", format=format)
    return respond(calls.find_requests(_query(request)), root="service_requests", format=format)


@door
def request(request: HttpRequest, *, identifier: str, format: Format, is_test: bool) -> HttpResponse:
    return respond(calls.get_requests(_query(request), identifier), root="service_requests", format=format)


@door
def token(request: HttpRequest, *, token: str, format: Format, is_test: bool) -> HttpResponse:
    return respond(calls.find_token(_query(request), token), root="service_requests", format=format)


@door
def updates(request: HttpRequest, *, format: Format, is_test: bool) -> HttpResponse:
    if request.method == "POST":
        received = calls.post_update(body_parameters(request), is_test=is_test)
        return respond(received, root="service_request_updates", format=format)
    return respond(calls.find_updates(_query(request)), root="service_request_updates", format=format)


@door
def picture(request: HttpRequest, *, token: str, format: Format, is_test: bool) -> FileResponse:
    _query(request)
    found = calls.get_picture(token)
    response = FileResponse(found.file.open("rb"), content_type=found.content_type, filename=found.original_name)
    response["Cache-Control"] = "private, no-store"
    response["X-Content-Type-Options"] = "nosniff"
    response["Content-Security-Policy"] = "default-src 'none'; sandbox"
    return response


@door
def elsewhere(request: HttpRequest, *, path: str, format: Format, is_test: bool) -> HttpResponse:
    """Any other address below the endpoint."""
    raise missing("There is nothing here. Discovery is at discovery.xml.")
