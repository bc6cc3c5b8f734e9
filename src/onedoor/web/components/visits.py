"""How long a visit of staff lasts: to a set time, known beforehand, so that nobody is cut off in the middle."""

from datetime import timedelta

from django.conf import settings
from django.http import HttpRequest

from onedoor.foundation import clock

__all__ = ["begin_visit"]


def begin_visit(request: HttpRequest) -> None:
    """From now on, for as long as a visit may last. Without a time of its own a session lasts on with every change."""
    request.session.set_expiry(clock.now() + timedelta(seconds=settings.SESSION_COOKIE_AGE))
