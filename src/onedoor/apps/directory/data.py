"""Choices and frozen values that cross the border of directory."""

from dataclasses import dataclass
from typing import Literal

from django.db.models import TextChoices

__all__ = ["Doubt", "RequestKind", "Responsibility", "ServiceStatus"]


class ServiceStatus(TextChoices):
    """As in Open Referral UK 3.0."""

    ACTIVE = "active", "Active"
    INACTIVE = "inactive", "Inactive"
    DEFUNCT = "defunct", "Defunct"
    TEMPORARILY_CLOSED = "temporarily closed", "Temporarily closed"


class RequestKind(TextChoices):
    """What a person does with a service through us."""

    REPORT = "report", "Report a problem"
    REQUEST = "request", "Ask for a service"
    COMPLAINT = "complaint", "Complain"
    NONE = "none", "Information only"


@dataclass(frozen=True, slots=True)
class Doubt:
    """Why an answer is not certain. `code` is stable; `message` says it to the person and what settles it."""

    code: Literal[
        "border",
        "several_providers",
        "succeeded",
        "nobody_provides",
        "no_rule",
        "outside_area",
        "unknown_place",
    ]
    message: str


@dataclass(frozen=True, slots=True)
class Responsibility:
    """Who answers for a service at a place on a day.

    Ids are the organisations' uuids as text. `accountable` is None where nobody provides it here; then
    `ask_instead` names whom to ask. `needs_address` is set where only a full address settles it.
    """

    accountable: str | None
    accountable_name: str
    delivering: str | None
    delivering_name: str
    reason: str
    doubts: tuple[Doubt, ...] = ()
    alternatives: tuple[tuple[str, str], ...] = ()
    ask_instead: tuple[str, ...] = ()
    needs_address: bool = False
