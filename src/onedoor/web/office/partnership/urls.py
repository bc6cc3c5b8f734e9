"""The address of the partnership."""

from django.urls import path

from onedoor.web.office.partnership import views

urlpatterns = [path("", views.partnership, name="partnership")]
