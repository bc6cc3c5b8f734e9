"""Addresses of the figures."""

from django.urls import path

from onedoor.web.office.figures import records, views

urlpatterns = [
    path("", views.overview, name="figures"),
    path("records/<slug:kind>/", records.records, name="figures-records"),
    path("<slug:slug>/", views.topic_page, name="figures-topic"),
    path("<slug:slug>/chart.svg", views.chart, name="figures-chart"),
    path("<slug:slug>/table.csv", views.download, name="figures-download"),
]
