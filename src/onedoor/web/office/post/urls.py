"""Addresses of letters to post, replies and quiet hours."""

from django.urls import path

from onedoor.web.office.post import views

urlpatterns = [
    path("post/", views.letter_list, name="post-list"),
    path("post/print/", views.print_all, name="post-print"),
    path("post/posted/", views.posted, name="post-posted"),
    path("replies-received/", views.reply_list, name="post-replies"),
    path("quiet-hours/", views.quiet, name="quiet-hours"),
]
