"""Addresses of the subscriptions to events."""

from django.urls import path

from onedoor.web.office.subscriptions import views

urlpatterns = [
    path("", views.subscription_list, name="subscriptions-list"),
    path("add/", views.add, name="subscriptions-add"),
    path("<uuid:uuid>/", views.show, name="subscriptions-show"),
    path("<uuid:uuid>/change/", views.change, name="subscriptions-change"),
    path("<uuid:uuid>/secret/", views.rotate, name="subscriptions-rotate"),
    path("<uuid:uuid>/test/", views.test, name="subscriptions-test"),
    path("<uuid:uuid>/retry/", views.retry, name="subscriptions-retry"),
]
