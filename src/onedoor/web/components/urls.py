"""Addresses every face shares."""

from django.urls import path

from onedoor.web.components import views

app_name = "components"
urlpatterns = [
    path("brand.css", views.brand, name="brand"),
    path("language/<str:code>/", views.language, name="language"),
    path("components/", views.gallery, name="gallery"),
]
