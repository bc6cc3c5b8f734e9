"""Addresses of the bank holidays."""

from django.urls import path

from onedoor.web.office.days import views

urlpatterns = [
    path("", views.day_list, name="days-list"),
    path("add/", views.add, name="days-add"),
    path("<int:day_id>/remove/", views.remove, name="days-remove"),
]
