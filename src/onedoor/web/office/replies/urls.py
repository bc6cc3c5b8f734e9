"""Addresses of the replies."""

from django.urls import path

from onedoor.web.office.replies import views

urlpatterns = [
    path("", views.reply_list, name="replies-list"),
    path("add/", views.add, name="replies-add"),
    path("<uuid:uuid>/", views.change, name="replies-change"),
    path("<uuid:uuid>/remove/", views.remove, name="replies-remove"),
]
