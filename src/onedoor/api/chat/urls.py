"""The address a chat system is given as its webhook."""

from django.urls import path

from onedoor.api.chat import views

app_name = "chat"
urlpatterns = [path("transcripts/", views.transcript, name="transcript")]
