"""Addresses of e-mail at the desk."""

from django.urls import path

from onedoor.web.desk.mail import views

urlpatterns = [
    path("contacts/<uuid:uuid>/take/", views.take, name="mail-take"),
    path("contacts/<uuid:uuid>/answer/", views.answer, name="contact-answer"),
    path("contacts/<uuid:uuid>/files/<uuid:file>/", views.file, name="contact-file"),
]
