"""Addresses of the portal."""

from django.urls import URLPattern, URLResolver, include, path

app_name = "portal"
urlpatterns: list[URLPattern | URLResolver] = [
    path("", include("onedoor.web.portal.home.urls")),
    path("", include("onedoor.web.portal.information.urls")),
]
