"""Addresses of the routing rules and the rotas."""

from django.urls import path

from onedoor.web.office.routing import rota, views

urlpatterns = [
    path("", views.body_list, name="routing-list"),
    path("<uuid:uuid>/", views.show, name="routing-show"),
    path("<uuid:uuid>/add/", views.add, name="routing-add"),
    path("<uuid:uuid>/rules/<slug:code>/", views.change, name="routing-change"),
    path("<uuid:uuid>/rules/<slug:code>/move/", views.move, name="routing-move"),
    path("<uuid:uuid>/try/", views.try_out, name="routing-try"),
    path("<uuid:uuid>/publish/", views.publish, name="routing-publish"),
    path("<uuid:uuid>/discard/", views.discard, name="routing-discard"),
    path("<uuid:uuid>/rota/<uuid:team>/", rota.show, name="routing-rota"),
    path("<uuid:uuid>/rota/<uuid:team>/<uuid:shift>/remove/", rota.remove, name="routing-rota-remove"),
]
