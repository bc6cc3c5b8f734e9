"""Who does something: a member of staff, a resident, a partner's system, or Onedoor itself."""

from dataclasses import dataclass, field
from typing import Literal

__all__ = ["SYSTEM", "Actor", "Grant", "resident"]


@dataclass(frozen=True, slots=True)
class Grant:
    """A role held in one organisation. `organisation` is the organisation's uuid as text."""

    organisation: str
    role: str


@dataclass(frozen=True, slots=True)
class Actor:
    """Passed to every action as `by` and to every access rule. Ids are text; nothing here is looked up again."""

    kind: Literal["staff", "resident", "partner_system", "system"]
    id: str
    name: str
    grants: frozenset[Grant] = field(default_factory=frozenset)

    @property
    def organisations(self) -> frozenset[str]:
        """Uuids, as text, of the organisations in which the actor holds any role."""
        return frozenset(grant.organisation for grant in self.grants)

    def organisations_as(self, *roles: str) -> frozenset[str]:
        """Uuids, as text, of the organisations in which the actor holds one of these roles."""
        return frozenset(grant.organisation for grant in self.grants if grant.role in roles)

    def has_role(self, *roles: str) -> bool:
        """Whether the actor holds one of these roles anywhere."""
        return any(grant.role in roles for grant in self.grants)

    def __str__(self) -> str:
        return f"{self.kind}:{self.id}"


SYSTEM = Actor(kind="system", id="onedoor", name="Onedoor")


def resident(identifier: str = "anonymous", name: str = "A resident") -> Actor:
    """A member of the public, known by the uuid of their record or not at all."""
    return Actor(kind="resident", id=identifier, name=name)
