"""Who may see which figures.

Figures count; they name nobody. Partners agreed to share them openly, so everyone who works with figures sees the
whole partnership's, with counts under five left out for other bodies. The records behind a figure stay with the
bodies that hold them.
"""

from onedoor.apps.partners.data import Role
from onedoor.foundation.actors import Actor

__all__ = ["FIGURE_ROLES", "may_see_figures", "own_organisations"]

FIGURE_ROLES = (Role.ANALYST, Role.SERVICE_MANAGER, Role.ADMINISTRATOR, Role.PARTNERSHIP_ADMINISTRATOR)


def may_see_figures(actor: Actor) -> bool:
    return actor.has_role(*FIGURE_ROLES)


def own_organisations(actor: Actor) -> frozenset[str]:
    """Uuids, as text, of the bodies whose figures are shown without suppression and open their records."""
    return actor.organisations_as(*FIGURE_ROLES)
