"""Addresses of the directory's pages."""

from django.urls import path

from onedoor.web.office.services import belongings, figures, preview, views

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
    path("<uuid:uuid>/questions/", preview.preview, name="services-preview"),
    path("<uuid:uuid>/questions/add/", belongings.add_question, name="services-add-question"),
    path("<uuid:uuid>/questions/<uuid:question>/", belongings.edit_question, name="services-edit-question"),
    path("<uuid:uuid>/questions/<uuid:question>/change/", belongings.change_question, name="services-change-question"),
    path("<uuid:uuid>/providers/add/", belongings.add_provider, name="services-add-provider"),
    path("<uuid:uuid>/providers/<uuid:provision>/end/", belongings.end_provider, name="services-end-provider"),
    path("<uuid:uuid>/target/", figures.set_target, name="services-set-target"),
]
