"""Addresses of the wordings."""

from django.urls import path

from onedoor.web.office.wordings import views

urlpatterns = [
    path("", views.wording_list, name="wordings-list"),
    path("<str:owner>/<slug:code>/<slug:channel>/<slug:language>/", views.wording, name="wordings-edit"),
    path("<str:owner>/<slug:code>/<slug:channel>/<slug:language>/remove/", views.remove, name="wordings-remove"),
]
