"""Addresses of mailboxes."""

from django.urls import path

from onedoor.web.office.mailboxes import views

urlpatterns = [
    path("", views.mailbox_list, name="mailboxes-list"),
    path("add/", views.add, name="mailboxes-add"),
    path("<uuid:uuid>/", views.change, name="mailboxes-change"),
]
