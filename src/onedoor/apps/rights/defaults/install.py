"""Writing the lists to the database, once."""

from django.db import transaction

from onedoor.apps.rights.defaults.files import read
from onedoor.apps.rights.models import RefusalGround, RightsTerms
from onedoor.foundation.installing import never_installed

__all__ = ["install_defaults"]


@transaction.atomic(durable=True)
def install_defaults() -> None:
    """Grounds for refusing, and the terms; what was edited or taken out of use since stays so."""
    rows = {row["code"]: {"order": at * 10, **row} for at, row in enumerate(read("grounds"), start=1)}
    new = never_installed("rights.grounds", rows)
    there = set(RefusalGround.objects.values_list("code", flat=True))
    RefusalGround.objects.bulk_create(RefusalGround(**rows[code]) for code in rows if code in new - there)
    if never_installed("rights.terms", {"terms"}) and not RightsTerms.objects.exists():
        RightsTerms.objects.create(**read("terms")[0])
