"""The door to partners."""

from onedoor.apps.partners.queries import actor_for, current_partnership, get_organisation

__all__ = ["actor_for", "current_partnership", "get_organisation"]
