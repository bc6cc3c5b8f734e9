"""Addresses of the service team's queue."""

from django.urls import path

from onedoor.web.desk.queue import calendar, feed, moderation, one, sheet, views

urlpatterns = [
    path("", views.queue_list, name="queue-list"),
    path("download.csv", views.download, name="queue-download"),
    path("calendar/", calendar.calendar, name="queue-calendar"),
    path("calendar/address/", feed.address, name="queue-calendar-address"),
    path("calendar/address/revoke/", feed.revoke, name="queue-calendar-revoke"),
    path("calendar/<str:token>.ics", feed.feed, name="queue-feed"),
    path("watch/", views.watch, name="queue-watch"),
    path("lessons/", views.lessons, name="queue-lessons"),
    path("act/", views.act, name="queue-bulk"),
    path("undo/<uuid:uuid>/", views.undo, name="queue-undo"),
    path("views/", views.save_view, name="queue-view-save"),
    path("views/<uuid:uuid>/change/", views.change_view, name="queue-view-change"),
    path("views/<uuid:uuid>/delete/", views.delete_view, name="queue-view-delete"),
    path("<uuid:uuid>/", one.show, name="queue-request"),
    path("<uuid:uuid>/sheet/", sheet.sheet, name="queue-sheet"),
    path("<uuid:uuid>/sheet.pdf", sheet.as_pdf, name="queue-pdf"),
    path("<uuid:uuid>/files/<uuid:attachment>/", one.file, name="queue-file"),
    path("<uuid:uuid>/files/<uuid:attachment>/public/", moderation.picture, name="queue-picture"),
    path("<uuid:uuid>/<slug:action>/", one.act, name="queue-act"),
]
