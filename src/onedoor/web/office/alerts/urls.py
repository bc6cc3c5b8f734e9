"""Addresses of alerts about risk. `/office/alerts/<uuid>/` stands in the messages we send."""

from django.urls import path

from onedoor.web.office.alerts import views

urlpatterns = [
    path("", views.listed, name="alerts-list"),
    path("<uuid:uuid>/", views.show, name="alerts-show"),
    path("<uuid:uuid>/decide/", views.decide, name="alerts-decide"),
]
