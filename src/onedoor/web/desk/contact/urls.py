"""Addresses of the adviser's one screen."""

from django.urls import path

from onedoor.web.desk.contact import ending, known, parties, people, requests, rights, safety, speaking, views

urlpatterns = [
    path("", views.home, name="contact-list"),
    path("contacts/start/", views.start, name="contact-start"),
    path("contacts/<uuid:uuid>/", views.page, name="contact-page"),
    path("contacts/<uuid:uuid>/people/", views.suggest_people, name="contact-people"),
    path("contacts/<uuid:uuid>/services/", views.suggest_services, name="contact-services"),
    path("contacts/<uuid:uuid>/places/", views.suggest_places, name="contact-places"),
    path("contacts/<uuid:uuid>/person/", people.choose, name="contact-person"),
    path("contacts/<uuid:uuid>/person/record/", people.save, name="contact-person-save"),
    path("contacts/<uuid:uuid>/person/check/", people.check, name="contact-check"),
    path("contacts/<uuid:uuid>/person/pass-phrase/", people.pass_phrase, name="contact-pass-phrase"),
    path("contacts/<uuid:uuid>/purpose/", people.purpose, name="contact-purpose"),
    path("contacts/<uuid:uuid>/glass/", people.glass, name="contact-glass"),
    path("contacts/<uuid:uuid>/person/separate/", known.separate, name="contact-separate"),
    path("contacts/<uuid:uuid>/person/join/", known.join, name="contact-join"),
    path("contacts/<uuid:uuid>/person/join/undo/", known.undo_join, name="contact-join-undo"),
    path("contacts/<uuid:uuid>/prove/", people.prove, name="contact-prove"),
    path("contacts/<uuid:uuid>/business/", parties.choose_business, name="contact-business"),
    path("contacts/<uuid:uuid>/business/record/", parties.save_business, name="contact-business-save"),
    path("contacts/<uuid:uuid>/household/", parties.household, name="contact-household"),
    path("contacts/<uuid:uuid>/uses/", safety.uses, name="contact-uses"),
    path("contacts/<uuid:uuid>/alert/", safety.alert, name="contact-alert"),
    path("contacts/<uuid:uuid>/speaker/", speaking.choose, name="contact-speaker"),
    path("contacts/<uuid:uuid>/speaker/add/", speaking.add, name="contact-speaker-add"),
    path("contacts/<uuid:uuid>/speaker/end/", speaking.end, name="contact-speaker-end"),
    path("contacts/<uuid:uuid>/rights/", rights.ask, name="contact-rights"),
    path("contacts/<uuid:uuid>/rights/shown/", rights.shown, name="contact-rights-shown"),
    path("contacts/<uuid:uuid>/permission/", rights.permission, name="contact-permission"),
    path("contacts/<uuid:uuid>/door/", people.door, name="contact-door"),
    path("contacts/<uuid:uuid>/need/", requests.take_need, name="contact-need"),
    path("contacts/<uuid:uuid>/raise/", requests.raise_it, name="contact-raise"),
    path("contacts/<uuid:uuid>/requests/<uuid:matter>/", requests.say, name="contact-say"),
    path("contacts/<uuid:uuid>/advise/", requests.advise, name="contact-advise"),
    path("contacts/<uuid:uuid>/park/", ending.park, name="contact-park"),
    path("contacts/<uuid:uuid>/resume/", ending.resume, name="contact-resume"),
    path("contacts/<uuid:uuid>/cancel/", ending.cancel, name="contact-cancel"),
    path("contacts/<uuid:uuid>/wrap-up/", ending.wrap_up, name="contact-wrap-up"),
]
