"""Addresses of the form builder, below a service."""

from django.urls import path

from onedoor.web.office.asking import case_views, views

urlpatterns = [
    path("", views.build, name="asking-build"),
    path("change/", views.change, name="asking-change"),
    path("settings/", views.settings, name="asking-settings"),
    path("pages/add/", views.page, name="asking-add-page"),
    path("pages/<slug:code>/", views.page, name="asking-page"),
    path("pages/<slug:page>/questions/add/", views.add_question, name="asking-add-question"),
    path("questions/<slug:code>/", views.question, name="asking-question"),
    path("preview/", views.preview, name="asking-preview"),
    path("cases/", case_views.cases, name="asking-cases"),
    path("publish/", views.publish, name="asking-publish"),
    path("versions/<uuid:version>/", views.version, name="asking-version"),
    path("download/", views.download, name="asking-download"),
    path("upload/", views.upload, name="asking-upload"),
]
