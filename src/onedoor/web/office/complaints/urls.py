"""Addresses of the stages of complaints."""

from django.urls import path

from onedoor.web.office.complaints import views

urlpatterns = [
    path("", views.stage_list, name="complaints-list"),
    path("<int:number>/", views.change, name="complaints-change"),
]
