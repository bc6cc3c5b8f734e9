"""Addresses of what people were sent on with."""

from django.urls import path

from onedoor.web.portal.signposts import views

urlpatterns = [path("sent-on/<str:token>/", views.sent_on, name="sent-on")]
