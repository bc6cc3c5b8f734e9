"""Addresses of the closing reasons."""

from django.urls import path

from onedoor.web.office.reasons import views

urlpatterns = [
    path("", views.reason_list, name="reasons-list"),
    path("add/", views.add, name="reasons-add"),
    path("<slug:code>/", views.change, name="reasons-change"),
]
