"""Addresses of public reports."""

from django.urls import path

from onedoor.web.portal.nearby import views

urlpatterns = [
    path("nearby/", views.nearby, name="nearby"),
    path("nearby/<uuid:uuid>/", views.public, name="public"),
]
