"""Addresses of the directory's pages."""

from django.urls import include, path

from onedoor.web.office.services import belongings, figures, views

urlpatterns = [
    path("", views.service_list, name="services-list"),
    path("download/", views.download, name="services-download"),
    path("add/", views.add, name="services-add"),
    path("costs/", figures.costs, name="services-costs"),
    path("costs/add/", figures.add_cost, name="services-add-cost"),
    path("synonyms/", figures.synonyms, name="services-synonyms"),
    path("hours/add/", figures.add_hours, name="services-add-hours"),
    path("<uuid:uuid>/", views.show, name="services-show"),
    path("<uuid:uuid>/edit/", views.edit, name="services-edit"),
    path("<uuid:uuid>/form/", include("onedoor.web.office.asking.urls")),
    path("<uuid:uuid>/providers/add/", belongings.add_provider, name="services-add-provider"),
    path("<uuid:uuid>/providers/<uuid:provision>/end/", belongings.end_provider, name="services-end-provider"),
    path("<uuid:uuid>/target/", figures.set_target, name="services-set-target"),
]
