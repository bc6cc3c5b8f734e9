"""The parts of the staff side, and whom each is for. A new topic adds its line here."""

from dataclasses import dataclass

from django.urls import NoReverseMatch, reverse

from onedoor.apps.partners.data import Role
from onedoor.foundation.actors import Actor

__all__ = ["NAVIGATION", "Part", "ShownItem", "staff_items"]


@dataclass(frozen=True, slots=True)
class Part:
    """A link in the navigation: seen by those who hold one of the roles anywhere; by all staff, if none is named."""

    label: str
    url_name: str
    roles: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class ShownItem:
    """A link as it stands on one page."""

    label: str
    href: str
    is_current: bool


FIGURES = (Role.SERVICE_MANAGER, Role.ANALYST, Role.ADMINISTRATOR, Role.PARTNERSHIP_ADMINISTRATOR)
NAVIGATION: tuple[Part, ...] = (
    Part("Home", "staff:home"),
    Part("Contacts", "desk:contact-list", (Role.ADVISER,)),
    Part("Emergency", "desk:emergency-start", (Role.EMERGENCY_OFFICER,)),
    Part("Call-backs", "desk:callback-list", (Role.ADVISER, Role.SERVICE_OFFICER, Role.SERVICE_MANAGER)),
    Part(
        "Knowledge",
        "desk:knowledge-list",
        (Role.ADVISER, Role.SERVICE_OFFICER, Role.SERVICE_MANAGER, Role.ADMINISTRATOR),
    ),
    Part("Board", "desk:live-board", (Role.SERVICE_MANAGER, Role.ADMINISTRATOR)),
    Part("Work", "desk:queue-list", (Role.SERVICE_OFFICER, Role.SERVICE_MANAGER, Role.ADMINISTRATOR)),
    Part("Review", "desk:review-next", (Role.REVIEWER,)),
    Part("Figures", "office:figures", FIGURES),
    Part("Services", "office:services-list"),
    Part("Messages", "office:messages-list", (Role.ADMINISTRATOR, Role.PARTNERSHIP_ADMINISTRATOR)),
    Part("Events", "office:subscriptions-list", (Role.ADMINISTRATOR, Role.PARTNERSHIP_ADMINISTRATOR)),
    Part("Rights", "office:rights-list", (Role.GOVERNANCE,)),
    Part("Agreements", "office:agreements-list", (Role.GOVERNANCE,)),
    Part("Disclosures", "office:disclosures-list", (Role.GOVERNANCE,)),
    Part("Emergencies", "office:emergencies-list", (Role.GOVERNANCE,)),
    Part("Alerts", "office:alerts-list", (Role.SERVICE_MANAGER, Role.GOVERNANCE)),
    Part("Retention", "office:retention-list", (Role.GOVERNANCE,)),
    Part("Organisations", "office:organisations-list", (Role.ADMINISTRATOR, Role.PARTNERSHIP_ADMINISTRATOR)),
    Part("Office", "office:home", (Role.ADMINISTRATOR, Role.PARTNERSHIP_ADMINISTRATOR)),
)


def staff_items(actor: Actor, path: str) -> list[ShownItem]:
    """What this person may open, in order; the part whose address begins this page's is the current one."""
    shown: list[tuple[str, str]] = []
    for part in NAVIGATION:
        if part.roles and not actor.has_role(*part.roles):
            continue
        try:
            shown.append((part.label, reverse(part.url_name)))
        except NoReverseMatch:
            # A face may be left out of an installation; its link goes with it.
            continue
    current = max((href for _, href in shown if path.startswith(href)), key=len, default="")
    return [ShownItem(label, href, href == current) for label, href in shown]
