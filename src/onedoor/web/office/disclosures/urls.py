"""Addresses of the ledger."""

from django.urls import path

from onedoor.web.office.disclosures import views

urlpatterns = [
    path("", views.ledger, name="disclosures-list"),
    path("download/", views.download, name="disclosures-download"),
]
