"""A pass-phrase chosen by the person, by which they show who they are when they ring."""

from django.db import transaction

from onedoor.apps.accounts.models import ResidentAccount
from onedoor.apps.accounts.queries import records_of
from onedoor.apps.people import services as people
from onedoor.foundation.actors import resident
from onedoor.foundation.errors import Missing

__all__ = ["choose_pass_phrase"]


@transaction.atomic(durable=True)
def choose_pass_phrase(*, account: ResidentAccount, phrase: str) -> None:
    """The same with every body that keeps a record of them; an empty one takes it away. Raises Invalid, Missing."""
    records, by = records_of(account), resident(str(account.uuid))
    if not records:
        raise Missing("They have not shown who they are.")
    if phrase.strip():
        people.set_pass_phrase(by=by, residents=records, phrase=phrase)
    else:
        people.remove_pass_phrase(by=by, residents=records)
