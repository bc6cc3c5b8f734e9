"""Addresses of call-backs."""

from django.urls import path

from onedoor.web.desk.callbacks import promising, views

urlpatterns = [
    path("call-backs/", views.waiting, name="callback-list"),
    path("call-backs/<uuid:uuid>/", views.one, name="callback-one"),
    path("call-backs/<uuid:uuid>/act/", views.act, name="callback-act"),
    path("call-backs/<uuid:uuid>/ring/", views.ring, name="callback-ring"),
    path("contacts/<uuid:uuid>/call-back/", promising.promise, name="contact-callback"),
]
