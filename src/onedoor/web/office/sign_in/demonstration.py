"""Whom one may be in a demonstration. The sign-in page names them; a real installation never does."""

from dataclasses import dataclass

from django.conf import settings

from onedoor.apps.partners import services as partners
from onedoor.demonstration.bodies import BODIES, PASSWORD, STAFF

__all__ = ["PASSWORD", "Guest", "guests"]


@dataclass(frozen=True, slots=True)
class Guest:
    """One of the demonstration's people: who they are, what they do and for whom."""

    email: str
    name: str
    does: str
    bodies: str


def guests() -> list[Guest]:
    """Empty unless both the installation and its partnership say that they are a demonstration."""
    if not (settings.IS_DEMONSTRATION and partners.current_partnership().is_demonstration):
        return []
    names = {body.slug: body.name for body in BODIES}
    return [
        Guest(member.email, member.name, member.shown_as, ", ".join(_bodies(member.roles, names)))
        for member in STAFF
        if member.shown_as
    ]


def _bodies(roles: tuple[tuple[str, str], ...], names: dict[str, str]) -> list[str]:
    # Each once, in order: somebody may hold two roles in one body.
    return list(dict.fromkeys(names[slug] for slug, _ in roles))
