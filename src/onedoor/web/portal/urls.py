"""Addresses of the portal."""

from django.urls import URLPattern, URLResolver, include, path

app_name = "portal"
urlpatterns: list[URLPattern | URLResolver] = [
    path("", include("onedoor.web.portal.home.urls")),
    path("", include("onedoor.web.portal.area.urls")),
    path("", include("onedoor.web.portal.services.urls")),
    path("", include("onedoor.web.portal.sending.urls")),
    path("", include("onedoor.web.portal.tracking.urls")),
    path("", include("onedoor.web.portal.outside.urls")),
    path("", include("onedoor.web.portal.you.urls")),
    path("", include("onedoor.web.portal.nearby.urls")),
    path("", include("onedoor.web.portal.reports.urls")),
    path("", include("onedoor.web.portal.callbacks.urls")),
    path("", include("onedoor.web.portal.signposts.urls")),
    path("", include("onedoor.web.portal.choosing.urls")),
    path("", include("onedoor.web.portal.information.urls")),
]
