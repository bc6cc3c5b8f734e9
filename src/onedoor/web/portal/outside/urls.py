"""Addresses of those who are asked without an account. `/answer/<token>/` stands in the message they are sent."""

from django.urls import path

from onedoor.web.portal.outside import views

urlpatterns = [
    path("answer/thank-you/", views.thanks, name="outside-thanks"),
    path("answer/<str:token>/", views.answer, name="outside"),
    path("answer/<str:token>/photos/<uuid:uuid>/", views.picture, name="outside-picture"),
]
