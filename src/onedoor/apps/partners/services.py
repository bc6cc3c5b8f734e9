"""The door to partners."""

from onedoor.apps.partners.queries import current_partnership

__all__ = ["current_partnership"]
