"""Fills an installation with a small demonstration. Prints the number of an address and the name of a service."""

import django

django.setup()

from django.core.management import call_command  # noqa: E402

from onedoor.apps.requests.models import Request  # noqa: E402


def fill() -> str:
    """An address that something was asked for at, and what the service for potholes is called."""
    call_command("demonstration", residents=5_000, contacts=15_000, verbosity=0)
    home = Request.objects.filter(uprn__isnull=False).latest("raised_at")
    pothole = Request.objects.filter(service__lgsl=557).latest("raised_at")
    return f"{home.uprn} {pothole.service.slug}"


if __name__ == "__main__":
    print(fill())
