"""Addresses of the lines people are rung back on."""

from django.urls import path

from onedoor.web.office.callbacks import views

urlpatterns = [
    path("", views.line_list, name="lines-list"),
    path("add/", views.add, name="lines-add"),
    path("<uuid:uuid>/", views.change, name="lines-change"),
]
