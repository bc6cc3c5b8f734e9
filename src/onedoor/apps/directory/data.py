"""Choices and frozen values that cross the border of directory."""

from dataclasses import dataclass
from typing import NamedTuple

from django.db.models import TextChoices
from django.utils.functional import Promise
from django.utils.translation import ngettext_lazy

from onedoor.apps.directory.answers import Doubt, DoubtCode, Responsibility, ServiceMatch

__all__ = [
    "VOICES",
    "Doubt",
    "DoubtCode",
    "FormState",
    "Priority",
    "RequestKind",
    "Responsibility",
    "ServiceMatch",
    "ServiceName",
    "ServiceStatus",
    "Target",
    "TargetUnit",
]


class ServiceStatus(TextChoices):
    """As in Open Referral UK 3.0."""

    ACTIVE = "active", "Active"
    INACTIVE = "inactive", "Inactive"
    DEFUNCT = "defunct", "Defunct"
    TEMPORARILY_CLOSED = "temporarily closed", "Temporarily closed"


class FormState(TextChoices):
    """Where a version of a form stands."""

    DRAFT = "draft", "Being written"
    PUBLISHED = "published", "Asked today"
    REPLACED = "replaced", "Asked before"


class RequestKind(TextChoices):
    """What a person does with a service through us."""

    REPORT = "report", "Report a problem"
    REQUEST = "request", "Ask for a service"
    COMPLAINT = "complaint", "Complain"
    COMPLIMENT = "compliment", "Say what was good"
    SUGGESTION = "suggestion", "Suggest something"
    NONE = "none", "Information only"


# What people say of a body rather than ask of it: no questions, no place, and they say whom it is about.
VOICES = (RequestKind.COMPLAINT, RequestKind.COMPLIMENT, RequestKind.SUGGESTION)


class Priority(TextChoices):
    """How soon a request is wanted, beside others for the same service."""

    URGENT = "urgent", "Urgent"
    NORMAL = "normal", "Normal"
    LOW = "low", "When there is time"


class TargetUnit(TextChoices):
    """What a target is counted in. Working days and hours leave out weekends and days off."""

    WORKING_DAYS = "working_days", "Working days"
    DAYS = "days", "Days, weekends too"
    WORKING_HOURS = "working_hours", "Working hours"
    HOURS = "hours", "Hours, day and night"


_SAID = {
    TargetUnit.WORKING_DAYS: ngettext_lazy("%(amount)d working day", "%(amount)d working days", "amount"),
    TargetUnit.DAYS: ngettext_lazy("%(amount)d day", "%(amount)d days", "amount"),
    TargetUnit.WORKING_HOURS: ngettext_lazy("%(amount)d working hour", "%(amount)d working hours", "amount"),
    TargetUnit.HOURS: ngettext_lazy("%(amount)d hour", "%(amount)d hours", "amount"),
}


@dataclass(frozen=True, slots=True)
class Target:
    """How long a body gives itself."""

    amount: int
    unit: TargetUnit = TargetUnit.WORKING_DAYS

    @property
    def is_by_the_hour(self) -> bool:
        """Due at a time of the day, not at the end of one."""
        return self.unit in (TargetUnit.WORKING_HOURS, TargetUnit.HOURS)

    @property
    def text(self) -> str | Promise:
        """As in “5 working days”, in the reader's language."""
        return _SAID[self.unit] % {"amount": self.amount}


class ServiceName(NamedTuple):
    """What a service goes by. `is_public`: reports of it may be shown to others, without names."""

    name: str
    lgsl: int | None
    slug: str
    is_public: bool
