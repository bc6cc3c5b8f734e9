"""Addresses of phone queues."""

from django.urls import path

from onedoor.web.office.phones import views

urlpatterns = [
    path("", views.queue_list, name="phones-list"),
    path("add/", views.add, name="phones-add"),
    path("add-chat/", views.add, {"kind": "chat"}, name="phones-add-chat"),
    path("<uuid:uuid>/", views.change, name="phones-change"),
    path("<uuid:uuid>/secret/", views.secret, name="phones-secret"),
]
