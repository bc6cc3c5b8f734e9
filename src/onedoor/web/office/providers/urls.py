"""Addresses of an organisation's own sign-in."""

from django.urls import path

from onedoor.web.office.providers import views

urlpatterns = [
    path("organisations/<uuid:uuid>/sign-in/", views.show, name="providers-show"),
    path("organisations/<uuid:uuid>/sign-in/change/", views.edit, name="providers-edit"),
    path("organisations/<uuid:uuid>/sign-in/remove/", views.remove, name="providers-remove"),
    path("organisations/<uuid:uuid>/groups/add/", views.group_add, name="groups-add"),
    path("organisations/<uuid:uuid>/tokens/add/", views.token_add, name="tokens-add"),
    path("tokens/<uuid:uuid>/revoke/", views.token_revoke, name="tokens-revoke"),
    path("groups/<uuid:uuid>/remove/", views.group_remove, name="groups-remove"),
]
