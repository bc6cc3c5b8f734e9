"""Addresses of the agreements."""

from django.urls import path

from onedoor.web.office.agreements import drafting, lists, signing, views

urlpatterns = [
    path("", views.agreement_list, name="agreements-list"),
    path("add/", drafting.add, name="agreements-add"),
    path("lists/", lists.show_lists, name="agreements-lists"),
    path("lists/purposes/add/", lists.purpose_add, name="agreements-purpose-add"),
    path("lists/purposes/<slug:code>/", lists.purpose_change, name="agreements-purpose-change"),
    path("lists/grounds/<slug:kind>/<slug:code>/", lists.ground_change, name="agreements-ground-change"),
    path("<uuid:uuid>/", views.show, name="agreements-show"),
    path("<uuid:uuid>/print/", views.printed, name="agreements-print"),
    path("<uuid:uuid>/differences/", views.differences, name="agreements-differences"),
    path("<uuid:uuid>/write/<slug:step>/", drafting.write, name="agreements-write"),
    path("<uuid:uuid>/party/", drafting.party, name="agreements-party"),
    path("<uuid:uuid>/party/<uuid:organisation>/", drafting.party, name="agreements-party-change"),
    path("<uuid:uuid>/party/<uuid:organisation>/remove/", drafting.remove_party, name="agreements-party-remove"),
    path("<uuid:uuid>/items/", drafting.items, name="agreements-items"),
    path("<uuid:uuid>/offer/", signing.offer, name="agreements-offer"),
    path("<uuid:uuid>/sign/", signing.sign, name="agreements-sign"),
    path("<uuid:uuid>/suspend/", signing.suspend, name="agreements-suspend"),
    path("<uuid:uuid>/resume/", signing.resume, name="agreements-resume"),
    path("<uuid:uuid>/end/", signing.end, name="agreements-end"),
    path("<uuid:uuid>/next/", signing.next_version, name="agreements-next"),
]
