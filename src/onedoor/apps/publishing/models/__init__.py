"""What the public sees of a report beyond that it is there, and who hears of new ones."""

from onedoor.apps.publishing.models.alert import AreaAlert
from onedoor.apps.publishing.models.shown import PublicPicture, PublicWords

__all__ = ["AreaAlert", "PublicPicture", "PublicWords"]
