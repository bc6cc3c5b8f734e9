"""Addresses of people’s rights."""

from django.urls import path

from onedoor.web.office.rights import lists, views

urlpatterns = [
    path("", views.listed, name="rights-list"),
    path("grounds/", lists.ground_list, name="rights-grounds"),
    path("grounds/add/", lists.add, name="rights-ground-add"),
    path("grounds/<slug:code>/", lists.change, name="rights-ground-change"),
    path("terms/", lists.terms, name="rights-terms"),
    path("<uuid:uuid>/", views.show, name="rights-show"),
    path("<uuid:uuid>/take/", views.take, name="rights-take"),
    path("<uuid:uuid>/ask-identity/", views.ask_identity, name="rights-ask-identity"),
    path("<uuid:uuid>/identity/", views.identity, name="rights-identity"),
    path("<uuid:uuid>/extend/", views.extend, name="rights-extend"),
    path("<uuid:uuid>/decide/", views.decide, name="rights-decide"),
    path("<uuid:uuid>/erase/", views.erase, name="rights-erase"),
    path("<uuid:uuid>/held/", views.held, name="rights-held"),
    path("<uuid:uuid>/held/change/", views.withhold, name="rights-withhold"),
    path("<uuid:uuid>/letter/", views.letter, name="rights-letter"),
    path("<uuid:uuid>/print/", views.print_held, name="rights-print"),
]
