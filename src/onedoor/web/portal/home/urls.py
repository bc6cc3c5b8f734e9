"""Address of the first page."""

from django.urls import path

from onedoor.web.portal.home import views

urlpatterns = [path("", views.home, name="home")]
