"""What an installation starts with comes once; what was edited or removed since stays so."""

from collections.abc import Iterable

from django.db import connection

from onedoor.foundation.models import InstalledDefault

__all__ = ["never_installed"]


def never_installed(kind: str, keys: Iterable[str]) -> set[str]:
    """Those of the defaults that are to be installed now. They count as installed from here on.

    A building block of each app's `install_defaults()`. It does not look whether a row of that key is there: one that
    came otherwise, by an import or by hand, is for the caller to leave alone.
    """
    assert connection.in_atomic_block, "A default is marked in the transaction that installs it."
    came = set(InstalledDefault.objects.filter(kind=kind).values_list("key", flat=True))
    new = set(keys) - came
    InstalledDefault.objects.bulk_create(InstalledDefault(kind=kind, key=key) for key in sorted(new))
    return new
