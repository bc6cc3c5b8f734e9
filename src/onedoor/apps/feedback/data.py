"""Choices that cross the border of feedback."""

from django.db.models import IntegerChoices

__all__ = ["Face"]


class Face(IntegerChoices):
    """Three faces; net satisfaction is their mean, from -1 to +1."""

    GOOD = 1, "Good"
    AVERAGE = 0, "Average"
    POOR = -1, "Poor"
