"""Addresses of services."""

from django.urls import path

from onedoor.web.portal.services import views

urlpatterns = [
    path("search/", views.search, name="search"),
    path("services/", views.topics, name="topics"),
    path("services/<slug:slug>/", views.service, name="service"),
]
