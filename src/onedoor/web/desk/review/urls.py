"""Addresses of the review of records."""

from django.urls import path

from onedoor.web.desk.review import views

urlpatterns = [
    path("", views.next_pair, name="review-next"),
    path("take-back/", views.take_back, name="review-undo"),
    path("<uuid:uuid>/", views.show, name="review-pair"),
    path("<uuid:uuid>/answer/", views.answer, name="review-answer"),
]
