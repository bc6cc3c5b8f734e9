"""Addresses as MapIt has them."""

from django.urls import path, re_path

from onedoor.api.mapit import views

app_name = "mapit"
urlpatterns = [
    re_path(
        r"^point/4326/(?P<longitude>-?\d{1,3}(?:\.\d+)?),(?P<latitude>-?\d{1,3}(?:\.\d+)?)$", views.point, name="point"
    ),
    path("postcode/<str:text>", views.postcode, name="postcode"),
    path("areas/<str:kinds>", views.areas, name="areas"),
]
