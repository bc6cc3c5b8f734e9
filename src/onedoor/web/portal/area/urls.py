"""Addresses of your area."""

from django.urls import path

from onedoor.web.portal.area import mapping, views

urlpatterns = [
    path("your-area/", views.area, name="area"),
    path("your-area/find/", views.find, name="area-find"),
    path("your-area/choose/", views.choose, name="area-choose"),
    path("map/outlines.json", mapping.outlines, name="outlines"),
    path("map/streets/<int:row>-<int:column>.json", mapping.streets, name="streets"),
    path("map/words.json", mapping.words, name="map-words"),
]
