"""Addresses of knowledge."""

from django.urls import path

from onedoor.web.desk.knowledge import beside, views

urlpatterns = [
    path("knowledge/", views.listing, name="knowledge-list"),
    path("knowledge/<uuid:uuid>/", views.article, name="knowledge-article"),
    path("knowledge/<uuid:uuid>/read/", views.read, name="knowledge-read"),
    path("knowledge/<uuid:uuid>/feedback/", views.feedback, name="knowledge-feedback"),
    path("contacts/<uuid:uuid>/knowledge/", beside.suggest, name="contact-knowledge"),
]
