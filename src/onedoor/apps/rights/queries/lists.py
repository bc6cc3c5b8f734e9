"""The lists cases are decided by."""

from django.db.models import QuerySet

from onedoor.apps.rights.defaults import read
from onedoor.apps.rights.models import RefusalGround, RightsTerms
from onedoor.foundation.errors import Missing

__all__ = ["all_grounds", "get_ground", "grounds_for", "terms"]


def terms() -> RightsTerms:
    """As they stand; those we came with, where none are."""
    return RightsTerms.objects.first() or RightsTerms(**read("terms")[0])


def grounds_for(kind: str) -> list[RefusalGround]:
    """Those in use that suit the kind of case."""
    return [ground for ground in RefusalGround.objects.filter(is_active=True) if ground.suits(kind)]


def all_grounds() -> QuerySet[RefusalGround]:
    return RefusalGround.objects.all()


def get_ground(code: str) -> RefusalGround:
    """Raises Missing."""
    found = RefusalGround.objects.filter(code=code).first()
    if found is None:
        raise Missing("There is no such ground.")
    return found
