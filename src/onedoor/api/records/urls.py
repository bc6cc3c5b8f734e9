"""The address of a record, as its own system calls it."""

from django.urls import path

from onedoor.api.records import views

app_name = "records"
urlpatterns = [path("<slug:system>/<str:key>", views.record, name="record")]
