"""Lines, call-backs and attempts."""

from onedoor.apps.callbacks.models.callback import Attempt, Callback
from onedoor.apps.callbacks.models.line import Line

__all__ = ["Attempt", "Callback", "Line"]
