"""Addresses to be given to GOV.UK Notify as callbacks."""

from django.urls import path

from onedoor.api.notify import views

app_name = "notify"
urlpatterns = [
    path("status/", views.status, name="status"),
    path("received/", views.received, name="received"),
]
