"""Address of the health check."""

from django.urls import URLPattern, URLResolver, path

from onedoor.api.health.views import health

app_name = "health"
urlpatterns: list[URLPattern | URLResolver] = [path("healthz", health, name="health")]
