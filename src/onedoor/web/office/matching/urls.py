"""Addresses of the figures of matching."""

from django.urls import path

from onedoor.web.office.matching import views

urlpatterns = [
    path("", views.quality, name="matching"),
    path("table.csv", views.download, name="matching-download"),
]
