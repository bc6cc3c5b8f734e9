"""Addresses of the escalation steps."""

from django.urls import path

from onedoor.web.office.escalation import views

urlpatterns = [
    path("", views.step_list, name="escalation-list"),
    path("add/", views.add, name="escalation-add"),
    path("<uuid:uuid>/", views.change, name="escalation-change"),
    path("<uuid:uuid>/remove/", views.remove, name="escalation-remove"),
]
