"""Bodies and accounts by their keys, for conditions on other apps' rows."""

from collections.abc import Collection
from typing import Any
from uuid import UUID

from django.db.models import QuerySet

from onedoor.apps.partners.models import Account, Organisation

__all__ = ["account_keys", "keys_of"]


def keys_of(uuids: Collection[str]) -> "QuerySet[Organisation, Any]":
    """To stand inside another query: it reads these few first, where a join would be made for every row."""
    return Organisation.objects.filter(uuid__in=uuids).values("pk")


def account_keys(uuid: UUID) -> list[int]:
    """The key of the one account; none where there is no such. One query.

    Said outright, it tells the database that few rows are theirs: it then does not read a whole queue to find them.
    """
    return list(Account.objects.filter(uuid=uuid).values_list("pk", flat=True))
