"""Where staff arrive."""

from django.urls import path

from onedoor.web.office.home import views

app_name = "staff"
urlpatterns = [
    path("", views.home, name="home"),
    path("stay/", views.stay, name="stay"),
    path("second-step/", views.second_step, name="second-step"),
]
