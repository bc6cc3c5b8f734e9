"""Addresses of the partnership."""

from django.urls import path

from onedoor.web.office.partnership import views

urlpatterns = [
    path("", views.partnership, name="partnership"),
    path("second-step/", views.second_step, name="second-step"),
]
