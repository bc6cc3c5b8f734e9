"""Addresses of the message log."""

from django.urls import path

from onedoor.web.office.sent import views

urlpatterns = [
    path("", views.message_list, name="messages-list"),
    path("<uuid:uuid>/", views.message, name="messages-show"),
    path("<uuid:uuid>/retry/", views.retry, name="messages-retry"),
]
