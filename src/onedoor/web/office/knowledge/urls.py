"""Addresses of looking after articles."""

from django.urls import path

from onedoor.web.office.knowledge import views

urlpatterns = [
    path("", views.listing, name="knowledge-list"),
    path("add/", views.add, name="knowledge-add"),
    path("<uuid:uuid>/", views.show, name="knowledge-show"),
    path("<uuid:uuid>/change/", views.change, name="knowledge-change"),
    path("<uuid:uuid>/confirm/", views.confirm, name="knowledge-confirm"),
    path("<uuid:uuid>/answer/", views.answer, name="knowledge-answer"),
]
