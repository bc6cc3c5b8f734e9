"""Reads of the partnership and its bodies."""

from onedoor.apps.partners.models import Partnership

__all__ = ["current_partnership"]


def current_partnership() -> Partnership:
    """The one partnership; an unsaved, unnamed one before it is set up."""
    return Partnership.objects.first() or Partnership(name="Onedoor")
