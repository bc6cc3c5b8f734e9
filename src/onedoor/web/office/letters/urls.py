"""Addresses of the register of letters."""

from django.urls import path

from onedoor.web.office.letters import views

urlpatterns = [
    path("", views.letter_list, name="letters-list"),
    path("add/", views.add, name="letters-add"),
    path("<int:letter_id>/", views.change, name="letters-change"),
]
