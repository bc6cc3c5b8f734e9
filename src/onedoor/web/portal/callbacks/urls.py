"""Addresses of calls people book by themselves."""

from django.urls import path

from onedoor.web.portal.callbacks import views

urlpatterns = [
    path("ring-me/", views.lines, name="ring-me"),
    path("ring-me/<uuid:uuid>/", views.book, name="ring-me-book"),
    path("ring-me/own/<str:token>/", views.own, name="ring-me-own"),
]
