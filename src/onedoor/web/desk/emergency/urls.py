"""Addresses of an officer's emergency."""

from django.urls import path

from onedoor.web.desk.emergency import views

urlpatterns = [
    path("", views.start, name="emergency-start"),
    path("<uuid:uuid>/", views.show, name="emergency-show"),
    path("<uuid:uuid>/end/", views.end, name="emergency-end"),
]
