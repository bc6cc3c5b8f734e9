"""Addresses of the causes of avoidable contact."""

from django.urls import path

from onedoor.web.office.causes import views

urlpatterns = [
    path("", views.cause_list, name="causes-list"),
    path("add/", views.add, name="causes-add"),
    path("<slug:code>/", views.change, name="causes-change"),
]
