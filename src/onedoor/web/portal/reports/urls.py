"""Addresses of everything that was reported."""

from django.urls import path

from onedoor.web.portal.reports import alerts, feed, views

urlpatterns = [
    path("reports/", views.reports, name="reports"),
    path("reports/pins.json", views.pins, name="reports-pins"),
    path("reports/reports.csv", feed.as_table, name="reports-csv"),
    path("reports/reports.geojson", feed.as_geojson, name="reports-geojson"),
    path("reports/alerts/", alerts.ask, name="alert-ask"),
    path("reports/alerts/<str:token>/", alerts.show, name="alert-show"),
    path("nearby/<uuid:uuid>/pictures/<uuid:picture>/", views.picture, name="public-picture"),
]
