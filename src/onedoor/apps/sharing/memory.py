"""What every question needs, kept in memory by each process: all versions ever offered, by what they allow."""

import threading
from collections import defaultdict
from dataclasses import dataclass, field
from datetime import date

from django.db import connection

from onedoor.apps.sharing.data import CONSENT, Permission, Standing, VersionStatus
from onedoor.apps.sharing.models import AgreementVersion, DataItem, Pause, Purpose, SharedItem
from onedoor.foundation.reading import read_as
from onedoor.foundation.remembering import forget_all, remembered_briefly

__all__ = ["Terms", "forget", "terms"]

Key = tuple[str, str, str]
_VERSION = """
    SELECT (SELECT count(*) FROM sharing_agreementversion), (SELECT max(updated_at) FROM sharing_agreementversion),
           (SELECT count(*) FROM sharing_dataitem), (SELECT count(*) FROM sharing_purpose),
           EXISTS (SELECT 1 FROM sharing_pause WHERE lifted_at IS NULL)
"""


@dataclass(frozen=True, slots=True)
class Terms:
    """Standings by (giver, receiver, code of the purpose), and the model fields of each data item.

    `givers` are those who ever agreed to share by (receiver, purpose); `purposes` the usual one of each service;
    `reach` those with whom a receiver has an agreement in force or suspended.
    """

    standings: dict[Key, tuple[Standing, ...]]
    fields: dict[str, tuple[str, ...]]
    givers: dict[tuple[str, str], tuple[str, ...]]
    purposes: dict[str, str]
    reach: dict[str, frozenset[str]]
    # Whether anybody's sharing is paused.
    has_pauses: bool = False
    # What was worked out of all this already: what is open by (receiver, purpose, day), by giver.
    worked_out: dict[tuple[str, str, date], dict[str, Permission]] = field(default_factory=dict)


_lock = threading.Lock()
_kept: tuple[object, Terms] | None = None


def _version() -> tuple[object, ...]:
    # It is for everybody: whoever asks may be let reach some bodies alone.
    with read_as(None), connection.cursor() as cursor:
        cursor.execute(_VERSION)
        return tuple(cursor.fetchone())


_version_lately = remembered_briefly(_version)


def terms(*, fresh: bool = False) -> Terms:
    """As they stand; at most a second old, unless `fresh`. One small query where nothing changed."""
    global _kept
    version = _version() if fresh else _version_lately()
    kept = _kept
    if kept and kept[0] == version:
        return kept[1]
    with _lock, read_as(None):
        read = _read()
        _kept = (version, read)
    return read


def forget() -> None:
    """Read everything again next time; actions of this app call it for their own process."""
    global _kept
    forget_all()
    _kept = None


def _read() -> Terms:
    versions = {
        version.pk: version
        for version in AgreementVersion.objects.exclude(status=VersionStatus.DRAFT).select_related("agreement")
    }
    items: dict[tuple[Key, int], set[str]] = defaultdict(set)
    rows = SharedItem.objects.filter(version__in=versions).values_list(
        "version_id", "giver__organisation__uuid", "receiver__organisation__uuid", "purpose__code", "item__code",
        "giver__article6", "receiver__article6",
    )  # fmt: skip
    needy = set()
    for version_id, giver, receiver, purpose, item, basis, other_basis in rows:
        items[(str(giver), str(receiver), purpose), version_id].add(item)
        # Consent is the person's, whichever of the two rests on it.
        if CONSENT in (basis, other_basis):
            needy.add(((str(giver), str(receiver), purpose), version_id))
    standings: dict[Key, list[Standing]] = defaultdict(list)
    for (key, version_id), codes in items.items():
        standings[key].append(_standing(versions[version_id], frozenset(codes), (key, version_id) in needy))
    fields = {code: tuple(names) for code, names in DataItem.objects.values_list("code", "fields")}
    givers: dict[tuple[str, str], set[str]] = defaultdict(set)
    for source, recipient, aim in standings:
        givers[recipient, aim].add(source)
    usual = Purpose.objects.filter(is_active=True).values_list("code", "service_slugs")
    return Terms(
        {key: tuple(found) for key, found in standings.items()},
        fields,
        {key: tuple(sorted(found)) for key, found in givers.items()},
        {slug: code for code, slugs in usual for slug in slugs},
        _reach(standings),
        Pause.objects.filter(lifted_at=None).exists(),
    )


def _reach(standings: dict[Key, list[Standing]]) -> dict[str, frozenset[str]]:
    reach: dict[str, set[str]] = defaultdict(set)
    for (source, recipient, _), found in standings.items():
        if any(one.status in (VersionStatus.IN_FORCE, VersionStatus.SUSPENDED) for one in found):
            reach[recipient].add(source)
    return {recipient: frozenset(sources) for recipient, sources in reach.items()}


def _standing(version: AgreementVersion, items: frozenset[str], needs_permission: bool) -> Standing:
    return Standing(
        version=str(version.uuid),
        reference=version.agreement.reference,
        title=version.agreement.title,
        status=version.status,
        starts_on=version.in_force_from,
        ends_on=version.in_force_to,
        items=items,
        needs_permission=needs_permission,
    )
