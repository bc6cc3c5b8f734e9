"""Choices and frozen values that cross the border of directory."""

from typing import NamedTuple

from django.db.models import TextChoices

from onedoor.apps.directory.answers import Doubt, DoubtCode, Responsibility, ServiceMatch

__all__ = [
    "Doubt",
    "DoubtCode",
    "FormState",
    "RequestKind",
    "Responsibility",
    "ServiceMatch",
    "ServiceName",
    "ServiceStatus",
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
    NONE = "none", "Information only"


class ServiceName(NamedTuple):
    """What a service goes by. `is_public`: reports of it may be shown to others, without names."""

    name: str
    lgsl: int | None
    slug: str
    is_public: bool
