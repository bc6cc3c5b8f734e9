"""Addresses of your area."""

from django.urls import path

from onedoor.web.portal.area import views

urlpatterns = [
    path("your-area/", views.area, name="area"),
    path("your-area/find/", views.find, name="area-find"),
    path("your-area/choose/", views.choose, name="area-choose"),
    path("map/outlines.json", views.outlines, name="outlines"),
]
