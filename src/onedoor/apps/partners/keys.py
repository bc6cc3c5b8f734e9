"""Bodies and accounts by their keys, for conditions on other apps' rows.

Said outright, a key tells the database how many rows are theirs: whether to read a queue in its order, as for a county,
or to look theirs up, as for a charity with thirty of two hundred thousand.
"""

from collections.abc import Collection
from uuid import UUID

from django.core.cache import cache

from onedoor.apps.partners.models import Account, Organisation

__all__ = ["account_keys", "keys_of"]


def keys_of(uuids: Collection[str]) -> list[int]:
    """Of those that exist. A key never changes: each process asks for it once."""
    names = {f"body-key-{uuid}": uuid for uuid in uuids}
    known = cache.get_many(names)
    if unknown := [uuid for name, uuid in names.items() if name not in known]:
        rows = Organisation.objects.filter(uuid__in=unknown).values_list("uuid", "pk")
        read = {f"body-key-{uuid}": key for uuid, key in rows}
        cache.set_many(read, timeout=None)
        known |= read
    return sorted(known.values())


def account_keys(uuid: UUID) -> list[int]:
    """The key of the one account; none where there is no such. One query."""
    return list(Account.objects.filter(uuid=uuid).values_list("pk", flat=True))
