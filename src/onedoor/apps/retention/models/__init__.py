"""Periods, whether they are carried out, what is held, and the runs."""

from onedoor.apps.retention.models.schedule import Hold, Period, Run, Schedule

__all__ = ["Hold", "Period", "Run", "Schedule"]
