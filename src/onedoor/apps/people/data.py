"""Frozen values that cross the border of people."""

from dataclasses import dataclass
from datetime import date

__all__ = ["ResidentMatch"]


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
