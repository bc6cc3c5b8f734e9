"""Addresses of looking after articles."""

from django.urls import path

from onedoor.web.office.knowledge import skills, views

urlpatterns = [
    path("", views.listing, name="knowledge-list"),
    path("add/", views.add, name="knowledge-add"),
    path("skills/", skills.skill_list, name="knowledge-skills"),
    path("skills/add/<uuid:body>/", skills.skill_add, name="knowledge-skill-add"),
    path("skills/<uuid:uuid>/", skills.skill_change, name="knowledge-skill-change"),
    path("<uuid:uuid>/", views.show, name="knowledge-show"),
    path("<uuid:uuid>/change/", views.change, name="knowledge-change"),
    path("<uuid:uuid>/confirm/", views.confirm, name="knowledge-confirm"),
    path("<uuid:uuid>/answer/", views.answer, name="knowledge-answer"),
]
