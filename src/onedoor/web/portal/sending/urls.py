"""Addresses of the steps."""

from django.urls import path

from onedoor.web.portal.sending import complaint_views, question_views, saving_views, views, where_views, which_views

urlpatterns = [
    path("start/<str:kind>/<slug:slug>/", views.start, name="start"),
    path("complain/", complaint_views.complain, name="complain"),
    path("send/<str:draft_id>/", views.resume, name="send"),
    path("send/<str:draft_id>/where/", where_views.where, name="send-where"),
    path("send/<str:draft_id>/which/", which_views.which, name="send-which"),
    path("send/<str:draft_id>/questions/<slug:page>/<int:entry>/", question_views.questions, name="send-questions"),
    path("send/<str:draft_id>/another/<slug:page>/", question_views.another, name="send-another"),
    path("send/<str:draft_id>/details/", views.details, name="send-details"),
    path("send/<str:draft_id>/save/", saving_views.save, name="send-save"),
    path("saved/<str:token>/", saving_views.open_saved, name="saved"),
    path("send/<str:draft_id>/similar/", views.similar, name="send-similar"),
    path("send/<str:draft_id>/you/", views.you, name="send-you"),
    path("send/<str:draft_id>/check/", views.check, name="send-check"),
]
