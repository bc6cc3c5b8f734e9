"""Cases people bring about their information, and the lists they are decided by."""

from onedoor.apps.rights.models.case import Case, Part, Told, ToldOutside
from onedoor.apps.rights.models.copy import Copy, Withheld
from onedoor.apps.rights.models.lists import RefusalGround, RightsTerms

__all__ = ["Case", "Copy", "Part", "RefusalGround", "RightsTerms", "Told", "ToldOutside", "Withheld"]
