"""Frozen answers of the directory. Pure: neither Django nor a database, so that calculation can use them."""

from dataclasses import dataclass
from typing import Literal

__all__ = ["Doubt", "DoubtCode", "Responsibility", "ServiceMatch"]

DoubtCode = Literal[
    "border",
    "several_providers",
    "succeeded",
    "nobody_provides",
    "no_rule",
    "not_partner",
    "outside_area",
    "unknown_place",
]


@dataclass(frozen=True, slots=True)
class Doubt:
    """Why an answer is not certain. `code` is stable; `message` says it to the person and what settles it."""

    code: DoubtCode
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

    @property
    def is_certain(self) -> bool:
        return self.accountable is not None and not self.doubts


@dataclass(frozen=True, slots=True)
class ServiceMatch:
    """A service that fits what someone typed. `score` only ranks; `because` says which words led to it."""

    uuid: str
    slug: str
    name: str
    summary: str
    kind: str
    score: float
    because: str
