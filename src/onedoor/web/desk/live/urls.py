"""Addresses of what happens now."""

from django.urls import path

from onedoor.web.desk.live import views

urlpatterns = [
    path("calls/", views.calls, name="live-calls"),
    path("calls/<uuid:uuid>/answer/", views.answer, name="live-answer"),
    path("board/", views.board, name="live-board"),
    path("board/now/", views.board_now, name="live-board-now"),
    path("day/", views.day, name="live-day"),
]
