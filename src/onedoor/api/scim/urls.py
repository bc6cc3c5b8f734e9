"""Addresses of SCIM, as directories call them: no slash at the end."""

from collections.abc import Callable
from importlib import import_module
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.urls import path
from django.views.decorators.csrf import csrf_exempt

app_name = "scim"


def _when_called(name: str) -> Callable[..., HttpResponse]:
    """The view of that name. What SCIM is made of takes as long to load as half of Onedoor, and few are asked by it."""

    @csrf_exempt
    def view(request: HttpRequest, **given: Any) -> HttpResponse:
        answer: HttpResponse = getattr(import_module("onedoor.api.scim.views"), name)(request, **given)
        return answer

    return view


urlpatterns = [
    path("ServiceProviderConfig", _when_called("service_provider_config"), name="config"),
    path("Schemas", _when_called("schemas"), name="schemas"),
    path("Schemas/<str:identifier>", _when_called("schema"), name="schema"),
    path("ResourceTypes", _when_called("resource_types"), name="resource-types"),
    path("ResourceTypes/<str:identifier>", _when_called("resource_type"), name="resource-type"),
    path("Users", _when_called("users"), name="users"),
    path("Users/<str:identifier>", _when_called("user"), name="user"),
    path("Groups", _when_called("groups"), name="groups"),
    path("Groups/<str:identifier>", _when_called("group"), name="group"),
    path(".search", _when_called("search_all"), name="search"),
    path("<path:rest>", _when_called("elsewhere"), name="elsewhere"),
]
