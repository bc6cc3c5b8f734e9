"""Writing the ledger."""

from collections import defaultdict
from collections.abc import Iterable
from typing import TYPE_CHECKING
from uuid import UUID

from django.db import connection

from onedoor.apps.sharing.events import Disclosed
from onedoor.apps.sharing.models import AgreementVersion, Disclosure
from onedoor.apps.sharing.queries.permission import require_permission
from onedoor.foundation import clock
from onedoor.foundation.actors import Actor
from onedoor.foundation.events import log
from onedoor.foundation.events.sealing import content_hash

if TYPE_CHECKING:
    from onedoor.apps.partners.models import Organisation

__all__ = ["disclose"]


def disclose(
    *,
    by: Actor,
    person: str,
    purpose: str,
    source: "Organisation",
    recipient: "Organisation",
    items: Iterable[str],
    contact: str | None = None,
) -> list[Disclosure]:
    """Write down that these items of the person are shown now (a building block); nothing for one's own record.

    One row for each agreement version that allows some of them. Asks once more, past the memory, whether they are
    allowed: raises Denied with the reason where they are not, so that showing and writing cannot come apart.
    """
    assert connection.in_atomic_block, "A disclosure is written in the transaction of what shows it."
    wanted = sorted(set(items))
    found = require_permission(
        actor=by,
        purpose=purpose,
        source_organisation=str(source.uuid),
        recipient_organisation=str(recipient.uuid),
        items=wanted,
    )
    if found.agreement_version is None or not wanted:
        return []
    by_version: dict[str, list[str]] = defaultdict(list)
    for item in wanted:
        by_version[found.under[item]].append(item)
    versions = {str(row.uuid): row for row in AgreementVersion.objects.filter(uuid__in=by_version)}
    return [
        _write(
            Disclosure(
                person=UUID(str(person)), purpose=purpose, source=source, recipient=recipient,
                version=versions[uuid], items=codes, contact=UUID(str(contact)) if contact else None, actor=str(by),
                disclosed_at=clock.now(),
            ),
            by,
        )
        for uuid, codes in by_version.items()
    ]  # fmt: skip


def _write(row: Disclosure, by: Actor) -> Disclosure:
    row.digest = content_hash(row.content()).hex()
    happening = Disclosed(
        disclosure=str(row.uuid), purpose=row.purpose, recipient=str(row.recipient.uuid),
        version=str(row.version.uuid), items=tuple(row.items), contact=str(row.contact or ""), digest=row.digest,
    )  # fmt: skip
    event = log.record(happening, by=by, subject=str(row.person), organisation=str(row.source.uuid))
    row.event = event.uuid
    row.save(force_insert=True)
    return row
