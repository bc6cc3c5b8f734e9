"""Addresses of Open311 GeoReport v2; each answers as `.xml` and as `.json`."""

from django.urls import URLPattern, URLResolver, path, register_converter
from django.urls.converters import StringConverter

from onedoor.api.open311 import views


class FormatConverter(StringConverter):
    """The two formats of the standard."""

    regex = "xml|json"


register_converter(FormatConverter, "format")

app_name = "open311"
urlpatterns: list[URLPattern | URLResolver] = [
    path("discovery.<format:format>", views.discovery, name="discovery"),
    path("services.<format:format>", views.services, name="services"),
    path("services/<str:code>.<format:format>", views.definition, name="definition"),
    path("requests.<format:format>", views.requests, name="requests"),
    path("requests/<str:identifier>.<format:format>", views.request, name="request"),
    path("tokens/<str:token>.<format:format>", views.token, name="token"),
    path("servicerequestupdates.<format:format>", views.updates, name="updates"),
    path("media/<str:token>", views.picture, name="picture"),
    path("<path:path>.<format:format>", views.elsewhere),
    path("<path:path>", views.elsewhere),
]
