"""Addresses of how long things are kept. `?of=` says whose: the uuid of an organisation, or `shared`."""

from django.urls import path

from onedoor.web.office.retention import views

urlpatterns = [
    path("", views.classes, name="retention-list"),
    path("switch/", views.switch, name="retention-switch"),
    path("runs/download/", views.runs_download, name="retention-runs-download"),
    path("holds/<uuid:uuid>/release/", views.release, name="retention-release"),
    path("<slug:code>/", views.due, name="retention-due"),
    path("<slug:code>/thing/<uuid:subject>/", views.thing, name="retention-thing"),
    path("<slug:code>/download/", views.download, name="retention-download"),
    path("<slug:code>/period/", views.period, name="retention-period"),
    path("<slug:code>/hold/<uuid:subject>/", views.hold, name="retention-hold"),
]
