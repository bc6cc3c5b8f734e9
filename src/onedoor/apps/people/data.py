"""Frozen values that cross the border of people."""

from dataclasses import dataclass
from datetime import date

from django.db.models import TextChoices

__all__ = ["Decider", "DecisionKind", "ResidentMatch", "whole_address"]


class Decider(TextChoices):
    """Who or what found that records are of one person, or are not."""

    MATCHER = "matcher", "The matcher, when the record came"
    BULK = "bulk", "A run over whole files"
    REVIEW = "review", "Record reviewers"
    STAFF = "staff", "A member of staff"
    PERSON = "person", "The person, when they signed in"


class DecisionKind(TextChoices):
    """What a decision did."""

    JOIN = "join", "Joined"
    SEPARATE = "separate", "Separated"
    UNDO = "undo", "Undone"


def whole_address(address_text: str, postcode_key: str) -> str:
    """The address with its postcode once, wherever that was written: `1 Mill Lane, CX1 2AB`."""
    if not postcode_key or postcode_key in address_text.upper().replace(" ", ""):
        return address_text
    return f"{address_text} {postcode_key[:-3]} {postcode_key[-3:]}".strip()


@dataclass(frozen=True, slots=True)
class ResidentMatch:
    """Someone a line may mean. `score` only orders; `reasons` say what agreed, the weightiest first."""

    uuid: str
    reference: str
    name: str
    birth_date: date | None
    address_text: str
    postcode: str
    score: float
    reasons: tuple[str, ...]

    @property
    def address(self) -> str:
        return whole_address(self.address_text, self.postcode)
