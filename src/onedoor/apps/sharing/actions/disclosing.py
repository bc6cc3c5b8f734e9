"""Writing the ledger."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING
from uuid import UUID

from django.db import connection

from onedoor.apps.partners import services as partners
from onedoor.apps.sharing.data import Shown
from onedoor.apps.sharing.events import Disclosed
from onedoor.apps.sharing.models import AgreementVersion, Disclosure, Emergency
from onedoor.apps.sharing.queries.ledger import not_yet_disclosed
from onedoor.apps.sharing.queries.permission import permission, require_permission
from onedoor.apps.sharing.queries.wishes import require_persons_leave
from onedoor.foundation import clock
from onedoor.foundation.actors import Actor
from onedoor.foundation.events import log
from onedoor.foundation.events.sealing import content_hash

if TYPE_CHECKING:
    from onedoor.apps.partners.models import Organisation

__all__ = ["disclose", "disclose_once"]


def disclose(
    *,
    by: Actor,
    person: str,
    purpose: str,
    source: "Organisation",
    recipient: "Organisation",
    items: Iterable[str],
    contact: str | None = None,
    emergency: Emergency | None = None,
) -> list[Disclosure]:
    """Write down that these items of the person are shown now (a building block); nothing for one's own record.

    One row for each agreement version that allows some of them, and one for what only the `emergency` opens. Asks once
    more, past the memory, whether they are allowed: raises Denied with the reason where they are not, so that showing
    and writing cannot come apart; also where the person paused it, or did not give the permission it needs.
    """
    assert connection.in_atomic_block, "A disclosure is written in the transaction of what shows it."
    wanted = sorted(set(items))
    ends = {"source_organisation": str(source.uuid), "recipient_organisation": str(recipient.uuid)}
    found = (
        permission(actor=by, purpose=purpose, fresh=True, **ends)  # type: ignore[arg-type]
        if emergency
        else require_permission(actor=by, purpose=purpose, items=wanted, **ends)
    )
    if source == recipient or not wanted:
        return []
    if not emergency:
        require_persons_leave(str(person), purpose, recipient, set(wanted) & found.with_permission)
    by_version: dict[str, list[str]] = defaultdict(list)
    for item in wanted:
        by_version[found.under.get(item, "")].append(item)
    versions = {str(row.uuid): row for row in AgreementVersion.objects.filter(uuid__in=by_version.keys() - {""})}
    return [
        _write(
            Disclosure(
                person=UUID(str(person)), purpose=purpose, source=source, recipient=recipient,
                version=versions.get(uuid), emergency=None if uuid else emergency, items=codes,
                contact=UUID(str(contact)) if contact else None, actor=str(by), disclosed_at=clock.now(),
            ),
            by,
        )
        for uuid, codes in by_version.items()
    ]  # fmt: skip


def disclose_once(
    *,
    by: Actor,
    contact: str,
    purpose: str,
    recipient: "Organisation",
    shown: Sequence[Shown],
    emergency: Emergency | None = None,
) -> list[Disclosure]:
    """As `disclose`, of several people, leaving out what stands in the ledger for this contact already."""
    return [
        row
        for one in not_yet_disclosed(contact, shown)
        for row in disclose(
            by=by, person=one.person, purpose=purpose, source=partners.known_organisation(one.source),
            recipient=recipient, items=one.items, contact=contact, emergency=emergency,
        )
    ]  # fmt: skip


def _write(row: Disclosure, by: Actor) -> Disclosure:
    row.digest = content_hash(row.content()).hex()
    happening = Disclosed(
        disclosure=str(row.uuid), purpose=row.purpose, recipient=str(row.recipient.uuid),
        version=str(row.version.uuid) if row.version else "", items=tuple(row.items), contact=str(row.contact or ""),
        digest=row.digest, emergency=str(row.emergency.uuid) if row.emergency else "",
    )  # fmt: skip
    event = log.record(happening, by=by, subject=str(row.person), organisation=str(row.source.uuid))
    row.event = event.uuid
    row.save(force_insert=True)
    return row
