"""Addresses of organisations."""

from django.urls import path

from onedoor.web.office.organisations import views

urlpatterns = [
    path("", views.organisation_list, name="organisations-list"),
    path("add/", views.add, name="organisations-add"),
    path("<uuid:uuid>/", views.show, name="organisations-show"),
    path("<uuid:uuid>/change/", views.edit, name="organisations-edit"),
    path("<uuid:uuid>/end/", views.end, name="organisations-end"),
    path("<uuid:uuid>/succeed/", views.succeed, name="organisations-succeed"),
    path("<uuid:uuid>/areas/add/", views.area_add, name="organisations-area-add"),
    path("<uuid:uuid>/areas/<uuid:area>/end/", views.area_end, name="organisations-area-end"),
]
