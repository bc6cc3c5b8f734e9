"""What a rule is: who gets in to an address."""

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any
from uuid import UUID

from onedoor.apps.partners.data import Role
from onedoor.apps.partners.models import Organisation
from tests.access.scene import Scene

__all__ = [
    "ADMINISTRATORS",
    "BOARD",
    "BY_PROOF",
    "NOBODYS",
    "PUBLIC",
    "SIGNED_IN",
    "Rule",
    "objects_of",
    "roles",
    "sample",
]

Kwargs = Callable[[Scene, Organisation], dict[str, Any]]


@dataclass(frozen=True)
class Rule:
    """Who gets in. With `kwargs`, the address is of one organisation's object.

    `roles` empty and `needs_account` False: everybody. `also_in_all` names the roles that open every organisation's
    objects; the others open those of their own organisation only, and must find no trace of anybody else's.
    """

    needs_account: bool = True
    roles: tuple[str, ...] = ()
    kwargs: Kwargs | None = None
    sample: dict[str, Any] = field(default_factory=dict)
    also_in_all: tuple[str, ...] = (Role.PARTNERSHIP_ADMINISTRATOR,)

    @property
    def is_public(self) -> bool:
        return not self.needs_account


PUBLIC = Rule(needs_account=False)
SIGNED_IN = Rule()


def sample(rule: Rule, **kwargs: Any) -> Rule:
    """A rule for an address with parts that name nobody's object."""
    return Rule(rule.needs_account, rule.roles, None, kwargs, rule.also_in_all)


def roles(*names: str, also_in_all: tuple[str, ...] = (Role.PARTNERSHIP_ADMINISTRATOR,)) -> Rule:
    """A page of its own for those who hold one of the roles anywhere."""
    return Rule(roles=names, also_in_all=also_in_all)


def objects_of(kwargs: Kwargs, *names: str, also_in_all: tuple[str, ...] = (Role.PARTNERSHIP_ADMINISTRATOR,)) -> Rule:
    """A page of an organisation's object, for those who hold one of the roles in that organisation."""
    return Rule(roles=names, kwargs=kwargs, also_in_all=also_in_all)


NOBODYS = UUID("00000000-0000-7000-8000-000000000000")
ADMINISTRATORS = (Role.ADMINISTRATOR, Role.PARTNERSHIP_ADMINISTRATOR)
# Opened by the proof a person gave before, which nobody on the walk has: no role helps.
BY_PROOF = "nobody"

KNOWING = (Role.ADVISER, Role.SERVICE_OFFICER, Role.SERVICE_MANAGER, Role.ADMINISTRATOR)
BOARD = (Role.SERVICE_MANAGER, Role.ADMINISTRATOR)
