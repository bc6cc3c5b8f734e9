"""The address that stands in messages that can be ended."""

from django.urls import path

from onedoor.web.portal.choosing import views

urlpatterns = [path("messages/choose/<str:token>/", views.choose, name="messages-choose")]
