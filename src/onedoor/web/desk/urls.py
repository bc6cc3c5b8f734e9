"""Addresses of the desk."""

from django.urls import URLPattern, URLResolver, include, path

app_name = "desk"
urlpatterns: list[URLPattern | URLResolver] = [
    path("", include("onedoor.web.desk.contact.urls")),
    path("", include("onedoor.web.desk.callbacks.urls")),
    path("", include("onedoor.web.desk.live.urls")),
    path("emergency/", include("onedoor.web.desk.emergency.urls")),
    path("", include("onedoor.web.desk.knowledge.urls")),
    path("", include("onedoor.web.desk.mail.urls")),
    path("review/", include("onedoor.web.desk.review.urls")),
    path("queue/", include("onedoor.web.desk.queue.urls")),
]
