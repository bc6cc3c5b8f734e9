"""Address of the outbox."""

from django.urls import URLPattern, URLResolver, path

from onedoor.web.office.outbox import views

app_name = "outbox"
urlpatterns: list[URLPattern | URLResolver] = [path("", views.outbox, name="list")]
