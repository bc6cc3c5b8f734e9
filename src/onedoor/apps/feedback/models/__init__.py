"""How it went, in the person's own words."""

from onedoor.apps.feedback.models.feedback import Feedback, Reason

__all__ = ["Feedback", "Reason"]
