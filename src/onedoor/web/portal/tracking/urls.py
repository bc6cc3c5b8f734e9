"""Addresses of a person's own requests. `/track/<token>/` stands in the messages we send."""

from django.urls import path

from onedoor.web.portal.tracking import views

urlpatterns = [
    path("track/", views.find, name="track"),
    path("track/<str:token>/", views.by_link, name="track-link"),
    path("sent/<uuid:uuid>/", views.sent, name="sent"),
    path("your-requests/<uuid:uuid>/", views.show, name="request"),
    path("your-requests/<uuid:uuid>/add/", views.add, name="request-add"),
    path("your-requests/<uuid:uuid>/withdraw/", views.withdraw, name="request-withdraw"),
    path("your-requests/<uuid:uuid>/unfollow/", views.unfollow, name="request-unfollow"),
    path("your-requests/<uuid:uuid>/how-it-went/", views.say, name="request-say"),
    path("your-requests/<uuid:uuid>/files/<uuid:attachment>/", views.photo, name="request-photo"),
]
