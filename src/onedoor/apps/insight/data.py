"""Choices and frozen values that cross the border of insight."""

from dataclasses import dataclass, field
from datetime import date

from django.db.models import TextChoices

from onedoor.apps.insight.intervals import SUPPRESS_UNDER, Interval

__all__ = ["SUPPRESS_UNDER", "Breakdown", "Figure", "Period", "Scope"]


class Breakdown(TextChoices):
    """What a figure is split by."""

    MONTH = "month", "Month"
    SERVICE = "service", "Service"
    CHANNEL = "channel", "Channel"
    ORGANISATION = "organisation", "Organisation"
    CAUSE = "cause", "Cause"


@dataclass(frozen=True, slots=True)
class Period:
    """From `first` to `last`, both days included."""

    first: date
    last: date


@dataclass(frozen=True, slots=True)
class Scope:
    """What is counted. Ids are uuids as text; `organisations` None means every body of the partnership.

    `cause` and `part` narrow the records behind a figure, not the figure: `part` is the column they were counted in.
    """

    period: Period
    organisations: frozenset[str] | None = None
    service: str = ""
    channel: str = ""
    cause: str = ""
    part: str = ""


@dataclass(frozen=True, slots=True)
class Figure:
    """One row of a table. `query` opens the records it counts; `extra` holds the parts the figure is made of."""

    key: str
    label: str
    value: Interval
    count: int
    query: str
    extra: dict[str, float | int | str | None] = field(default_factory=dict)
