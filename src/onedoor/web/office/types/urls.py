"""Addresses of the types of requests."""

from django.urls import path

from onedoor.web.office.types import views

urlpatterns = [
    path("", views.type_list, name="types-list"),
    path("add/", views.add, name="types-add"),
    path("<uuid:uuid>/", views.show, name="types-show"),
    path("<uuid:uuid>/change/", views.change, name="types-change"),
    path("<uuid:uuid>/remove/", views.remove, name="types-remove"),
    path("<uuid:uuid>/states/add/", views.add_state, name="types-state-add"),
    path("<uuid:uuid>/states/<slug:code>/", views.change_state, name="types-state"),
    path("<uuid:uuid>/states/<slug:code>/remove/", views.remove_state, name="types-state-remove"),
]
