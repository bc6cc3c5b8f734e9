"""The address a phone system is given as its webhook."""

from django.urls import path

from onedoor.api.telephony import views

app_name = "telephony"
urlpatterns = [path("calls/", views.call, name="call")]
