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


def account_keys(uuid: UUID) -> "QuerySet[Account, Any]":
    """As `keys_of`, for the one account."""
    return Account.objects.filter(uuid=uuid).values("pk")
