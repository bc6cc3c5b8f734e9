"""Addresses of emergencies."""

from django.urls import path

from onedoor.web.office.emergencies import views

urlpatterns = [
    path("", views.listed, name="emergencies-list"),
    path("<uuid:uuid>/", views.show, name="emergencies-show"),
    path("<uuid:uuid>/review/", views.review, name="emergencies-review"),
]
