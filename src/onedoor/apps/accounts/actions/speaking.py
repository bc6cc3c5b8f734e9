"""Taking back that somebody speaks for one."""

from typing import TYPE_CHECKING

from django.db import transaction

from onedoor.apps.accounts.models import ResidentAccount
from onedoor.apps.accounts.queries import records_of
from onedoor.apps.people import services as people
from onedoor.foundation.actors import resident

if TYPE_CHECKING:
    from onedoor.apps.people.models import Representation

__all__ = ["end_speaker"]


@transaction.atomic(durable=True)
def end_speaker(*, account: ResidentAccount, representation: str) -> "Representation":
    """Raises Missing where it is not about them, Conflict where it does not rest on their own word."""
    found = people.get_representation(representation, of=records_of(account))
    return people.end_representation(by=resident(str(account.uuid)), representation=found, why="withdrawn")
